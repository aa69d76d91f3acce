import { svg } from "./dom";

/** Shapes that differ, so that no meaning rests on colour. */
const shapes: Record<string, string[]> = {
  fix: ["M8.2 2.5h7.6l5.7 5.7v7.6l-5.7 5.7H8.2l-5.7-5.7V8.2z", "M9 9l6 6M15 9l-6 6"],
  review: ["M12 3.2 22 20.5H2z", "M12 10v4.6M12 17.4v.2"],
  incomplete: ["M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z", "M9.3 9.6a2.8 2.8 0 1 1 4.1 2.5c-.9.5-1.4 1-1.4 2M12 17.2v.2"],
  clean: ["M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z", "M7.6 12.4l3 3 5.8-6.2"],
  invalid: ["M4 4h16v16H4z", "M9 9l6 6M15 9l-6 6"],
  error: ["M8.2 2.5h7.6l5.7 5.7v7.6l-5.7 5.7H8.2l-5.7-5.7V8.2z", "M9 9l6 6M15 9l-6 6"],
  warning: ["M12 3.2 22 20.5H2z", "M12 10v4.6M12 17.4v.2"],
  info: ["M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z", "M12 11v6M12 7.2v.2"],
};

export function icon(name: keyof typeof shapes | string, size = 24): SVGSVGElement {
  const drawing = svg("svg", { class: "icon", width: size, height: size, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" });
  for (const path of shapes[name] ?? []) {
    drawing.append(svg("path", { d: path }));
  }
  return drawing;
}
