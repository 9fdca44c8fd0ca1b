/** On paper: dark on white, reasons shown, what only a screen can do left out. Charts stand beside their numbers. Nothing short is cut in two; a long card, table or list is, between its parts or rows. */
export const printStyle = `
@page{size:A4;margin:14mm 12mm}
@media print{
body{background:#fff;font-size:8.5pt;line-height:1.4}
h1{font-size:15pt}
th,td,.sides th,.sides td{padding-block:.14rem}
.card>*+*{margin-top:.4rem}
.card{margin-bottom:.6rem}
.card h3,.stake{font-size:11pt}
.tags,.why,.why h4{font-size:1em}
.card li+li{margin-top:.15rem}
.shown{flex-wrap:nowrap;gap:.8rem}
.shown>.scroll{flex:2 1 0}
.shown>.why{flex:1 1 0}
.shown:has(.sides tr:first-child>:nth-child(5)){flex-wrap:wrap}
.shown:has(.sides tr:first-child>:nth-child(5))>*{flex-basis:100%}
.sides th,.sides td,.panel>.scroll td:not(.n){min-width:0}
.next{padding:.2rem .6rem}
main,.top,footer{max-width:none;padding:0 2px}
.top{position:static;border:0;background:none}
.top nav,#theme,.filter,.skip,.letter:not([open]),.else,figure summary{display:none!important}
.card{content-visibility:visible;border-color:#999;border-inline-start-width:.35rem}
.card,.panel,.tile,figure,tr,li{break-inside:avoid}
.panel:not(:has(figure)):has(tr:nth-child(9),li:nth-child(4)),.panel:has(figure tr:nth-child(17)),figure:has(tr:nth-child(17)),.card:has(.sides tr:nth-child(17)),.card:has(.why li:nth-child(9)),.card:has(.letter[open]){break-inside:auto}
.card header,.card>p{break-inside:avoid}
h2,h3,h4,.card header,.card header+p,.next{break-after:avoid}
tr:nth-child(-n+4):not(:last-child),figure tr:nth-child(-n+9):not(:last-child){break-after:avoid}
.panel tr:nth-last-child(-n+4):not(:first-child){break-before:avoid}
h2{margin:1.2rem 0 .6rem}
.verdict,.panel,.card{border-radius:0}
.card,.panel,.verdict{padding:.7rem .9rem}
.scroll{overflow:visible}
figure table,.scroll table{font-size:.85em}
.panel td,.panel th{overflow-wrap:anywhere}
.panel .n{overflow-wrap:break-word}
.payout{white-space:normal}
.panel .n,.panel .n:not(:last-child){padding-inline-end:.9rem;white-space:normal}
.panel .n:last-child{padding-inline-end:0}
.grid{columns:1}
.tiles{grid-template-columns:repeat(auto-fit,minmax(6.5rem,1fr));gap:.4rem;margin-top:.8rem}
.tile{padding:.5rem .6rem}
.tile .big{font-size:1.15em}
.tile h2,.sev,.legend,thead th,figure details{font-size:1em}
figure{display:flow-root}
.chart,figure .legend{float:inline-start;clear:inline-start;width:38%}
figure details{margin-block:0;margin-inline-start:42%}
.calendar{max-width:22rem}
a{color:inherit;text-decoration:none}
details::details-content{content-visibility:visible;block-size:auto}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
