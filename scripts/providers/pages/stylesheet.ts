import { createHash } from 'node:crypto';
import type { Html } from './html.ts';

// Readable at 320 pixels and at four times the size; contrast at least 7:1; the focus is always visible.
const STYLESHEET = `
*{box-sizing:border-box}
html{font-family:system-ui,"Noto Sans TC","PingFang TC","Microsoft JhengHei",sans-serif;line-height:1.5;color:#141414;background:#fff}
body{margin:0}
header,main,footer{max-width:34rem;margin:0 auto;padding:1rem}
header{border-bottom:.25rem solid #14558f}
header p{margin:0;font-weight:700;color:#14558f}
h1{font-size:1.6rem;line-height:1.25;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:0}
a{color:#0b4a86}
label{display:block;font-weight:700}
.field{margin:1.25rem 0}
.hint,.error{margin:.1rem 0 .35rem}
.hint{color:#444}
.error{color:#a3001b;font-weight:700}
input{width:100%;font:inherit;padding:.6rem;border:2px solid #444;border-radius:.2rem;background:#fff;color:inherit}
input[aria-invalid=true]{border-color:#a3001b}
button{font:inherit;font-weight:700;min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid #14558f;border-radius:.2rem;background:#14558f;color:#fff;cursor:pointer}
button.second{background:#fff;color:#0b4a86}
form+form,form button+button{margin-top:.75rem}
:focus-visible{outline:3px solid #141414;outline-offset:3px}
.problem{border:.25rem solid #a3001b;padding:1rem;margin:1rem 0}
.problem a{color:#a3001b;font-weight:700}
.note{border-left:.25rem solid #14558f;background:#eef4fa;padding:.75rem 1rem}
.code{font-family:monospace;overflow-wrap:anywhere;font-size:1.1rem}
footer{border-top:1px solid #767676;margin-top:2rem;font-size:.95rem}
footer ul{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1rem;padding:0;list-style:none}
footer a{display:inline-block;padding:.5rem 0}
`;

/** The whole element, because the policy below is a hash of its exact text. */
export const STYLE_ELEMENT: Html = { html: `<style>${STYLESHEET}</style>` };

/** The source by which a Content Security Policy allows this stylesheet and no other. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLESHEET).digest('base64')}'`;
