/** Asks now, and gives the answer whenever it is wanted, or throws the error that came of it. */
export const settle = <A>(ask: () => A): (() => A) => {
  try {
    const value = ask();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
};
