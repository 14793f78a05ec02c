import { DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';

// pdf.js must draw with the classes of the canvas. It looks them up when it is loaded.
Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
