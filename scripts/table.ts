/** A table in Markdown. */
export const rows = (header: readonly string[], body: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
