import { styleText } from "node:util";

/** Paints a text, or leaves it as it is where there are no colours. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** How texts are painted for a terminal with or without colours. */
export const painter =
  (colors: boolean): Paint =>
  (style, text) =>
    colors ? styleText(style, text, { validateStream: false }) : text;
