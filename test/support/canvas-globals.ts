import { DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';

// What pdf.js draws with must be the canvas's own; it looks for it when it is loaded.
Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
