import type { rules } from "./public.js";

/** Every rule in a line, in the order in which they run; the build writes it. */
declare const list: readonly Readonly<ReturnType<typeof rules>[number]>[];
export default list;
