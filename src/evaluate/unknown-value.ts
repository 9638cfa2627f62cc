/** Stands for a value that is there and cannot be known before deployment. */
export const unknownValue: unique symbol = Symbol("unknown value");
