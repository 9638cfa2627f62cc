/** Where the stack is deployed. Asked once, before anything is declared, so that names and policies are plain text. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}
