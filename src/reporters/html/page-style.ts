import { palette } from './palette.ts';
import { printStyle } from './print-style.ts';

/** The page's only style sheet: no element has a style of its own, which the page's policy would refuse. */
export const pageStyle = `${palette}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;overflow-wrap:break-word;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;font-variant-numeric:tabular-nums}
main,footer{max-width:72rem;margin:0 auto;padding:0 clamp(1rem,3vw,2rem)}
h1,h2,h3,h4,h5,p,ul,table{margin:0}
h1{font-size:clamp(1.35rem,1rem + 1.6vw,2rem);line-height:1.25;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.3rem;font-weight:650;margin:2.75rem 0 1rem}
h3{font-size:1rem;font-weight:650;line-height:1.35}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
code{font:.9em/1.4 ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono","DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
small{font-size:.82em}
.hide{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.soft{color:var(--soft)}
.ok{color:var(--good)}
.bad{color:var(--error);font-weight:600}
[hidden]{display:none!important}
.skip{position:absolute;left:-99rem;top:0;padding:.6rem 1rem;background:var(--panel);z-index:3}
.skip:focus{left:0}

.top{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;align-items:center;gap:.2rem 1.25rem;padding:.7rem max(clamp(1rem,3vw,2rem),50vw - 34rem);background:var(--ground);border-bottom:1px solid var(--line)}
.brand{color:var(--soft)}
.brand b{color:var(--ink);margin-inline-end:.35rem}
.top nav{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin-inline-end:auto}
.top nav a{text-decoration:none;padding:.25rem 0}
.top nav a:hover{text-decoration:underline}
button,select,input{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--soft);border-radius:.5rem;padding:.35rem .6rem;min-height:2.25rem}
button{cursor:pointer}
#theme{font-size:.85rem;min-height:1.9rem;padding:.15rem .6rem;border-color:var(--line);color:var(--soft);background:none}

.verdict{margin-top:1.5rem;padding:clamp(1.1rem,3vw,2rem);background:var(--panel);border:1px solid var(--line);border-top:.4rem solid var(--bar-rest);border-radius:.9rem}
.verdict.act{border-top-color:var(--bar-open)}
.verdict.agrees{border-top-color:var(--bar-in)}
.verdict .soft{margin-top:.6rem}
.alarm{margin-top:.6rem;padding:.5rem .8rem;border-radius:.5rem;background:var(--error-ground);color:var(--error);font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.6rem;margin-top:1.4rem}
.tile{padding:.7rem .8rem;border-radius:.7rem;background:var(--ground);color:var(--soft);font-size:.9rem}
.tile h2{margin:0;font-size:.9rem;font-weight:500}
.tile .big{color:var(--ink);font-size:clamp(1rem,.8rem + .8vw,1.25rem);line-height:1.35;font-weight:650;overflow-wrap:anywhere}
.tile.customer,.tile.merchant{background:var(--error-ground)}
.tile.none{background:var(--warning-ground)}

.panel{padding:1.1rem 1.25rem 1.25rem;background:var(--panel);border:1px solid var(--line);border-radius:.9rem;min-width:0}
section>.panel,section>div>.panel{margin-bottom:1rem}
.panel h3{margin-bottom:.7rem}
.panel ul,.card ul{padding-inline-start:1.15rem}
.panel li+li,.card li+li{margin-top:.35rem}
.grid{columns:3 20rem;column-gap:1rem;margin-bottom:1rem}
.grid>.panel{break-inside:avoid}
.files{list-style:none;padding:0!important}
.files li{overflow-wrap:anywhere}
.files li+li{margin-top:.9rem}
.hash{color:var(--soft);font-size:.78em}

.scroll{overflow-x:auto}
.panel>.scroll td:not(.n){min-width:7rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{padding:.4rem .7rem .4rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400}
tbody tr:last-child>*{border-bottom:0}
thead th{color:var(--soft);font-size:.82rem;vertical-align:bottom}
th:last-child,td:last-child{padding-inline-end:0}
.n{text-align:end;white-space:nowrap}
.n:not(:last-child){padding-inline-end:1.4rem}
td small{display:block;color:var(--soft)}
.payout{white-space:nowrap}
.payout.short,.payout.missing,.payout.excess{color:var(--error);font-weight:600}
.payout.paid{color:var(--good)}

.chart{display:block;width:100%;max-width:30rem;height:auto;margin:0 auto}
.chart text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
.chart .b{font-weight:650}
figure{margin:0}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;margin-top:.7rem;padding:0!important;list-style:none;font-size:.85rem;color:var(--soft)}
.legend li+li{margin:0}
.legend svg{width:.8rem;height:.8rem;margin-inline-end:.35rem;vertical-align:-.05rem}
summary{cursor:pointer;color:var(--link)}
figure details{margin-top:.5rem;font-size:.92rem}

.calendar{table-layout:fixed;font-size:.85rem;border-collapse:separate;border-spacing:3px}
.calendar+.calendar{margin-top:.8rem}
.calendar caption{text-align:start;color:var(--soft)}
.calendar th,.calendar td{padding:.3rem 0;border:0;text-align:center;color:var(--soft)}
.day{border-radius:.4rem;white-space:nowrap}
.calendar .day>span{margin-inline-start:.15em}
.legend .day{display:inline-block;min-width:1.5rem;text-align:center}
.day.reconciled,.calendar .day.reconciled{background:var(--good-ground);color:var(--good)}
.day.discrepant,.calendar .day.discrepant{background:var(--error-ground);color:var(--error);font-weight:600}
.day.waiting,.calendar .day.waiting{background:var(--notice-ground);color:var(--notice)}
.day.not-checked,.calendar .day.not-checked{background:var(--warning-ground);color:var(--warning)}

.sev{display:inline-block;padding:.05rem .55rem;border-radius:1rem;font-size:.8rem;font-weight:600}
.sev.error{background:var(--error-ground);color:var(--error)}
.sev.warning{background:var(--warning-ground);color:var(--warning)}
.sev.notice{background:var(--notice-ground);color:var(--notice)}
.filter{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9.5rem),1fr));gap:.6rem .8rem;align-items:end;margin:1rem 0;padding:1rem 1.25rem;background:var(--panel);border:1px solid var(--line);border-radius:.9rem;font-size:.85rem}
.filter label{display:block;color:var(--soft);min-width:0}
.filter input,.filter select{display:block;width:100%;margin-top:.15rem;color:var(--ink)}
.filter .text{grid-column:span 2}
.filter p{grid-column:1/-1;color:var(--soft)}
#discrepancies>.scroll{padding:.6rem 1.25rem;background:var(--panel);border:1px solid var(--line);border-radius:.9rem;margin-bottom:1rem}
#discrepancies>.scroll tbody th .sev{min-width:4.6em;text-align:center;margin-inline-end:.4rem}

.card{margin-bottom:1rem;padding:1.1rem 1.25rem;background:var(--panel);border:1px solid var(--line);border-inline-start:.35rem solid var(--bar-total);border-radius:.9rem;content-visibility:auto;contain-intrinsic-size:auto 32rem}
.card.error{border-inline-start-color:var(--bar-open)}
.card.warning{border-inline-start-color:var(--bar-out)}
.card.closed{border-inline-start-color:var(--line)}
.card:target{outline:3px solid var(--link)}
.card>*+*{margin-top:.7rem}
.card header{display:grid;grid-template-columns:1fr auto;gap:.15rem 1.5rem;align-items:baseline}
.card h3{font-size:1.1rem}
.stake{font-size:1.05rem;font-weight:650}
.tags{grid-column:1/-1;color:var(--soft);font-size:.82rem;overflow-wrap:anywhere}
.tags .sev{margin-inline-end:.35rem}
.next{padding:.55rem .8rem;border-radius:.5rem;background:var(--notice-ground)}
.next b{color:var(--notice);margin-inline-end:.4rem}
.shown{display:flex;flex-wrap:wrap;gap:1rem 2rem}
.shown>.scroll{flex:2 1 30rem;min-width:0}
.sides{font-size:.88rem}
.sides th,.sides td{padding:.28rem .6rem;overflow-wrap:anywhere;min-width:7rem}
.sides th:first-child{color:var(--soft);min-width:6rem;padding-inline-start:0}
.sides tr:first-child th{font-weight:600}
.sides .d{background:var(--mark);font-weight:600}
.why{flex:1 1 16rem;min-width:0;font-size:.92rem}
.why h4{font-size:.82rem;font-weight:400;color:var(--soft);padding-block:.28rem;margin-bottom:.2rem}
.else{color:var(--soft);margin-bottom:.6rem}
.letter>div{margin-top:.7rem;padding:1.2rem 1.4rem;border:1px solid var(--line);border-radius:.5rem;background:var(--ground)}
.letter h4{font-size:1.15rem;text-align:center;margin-bottom:.8rem}
.letter h5{font-size:.95rem;margin:1.1rem 0 .4rem}
.letter p,.letter li{font-size:.92rem}
.letter p+p,.letter table+p{margin-top:.6rem}
.letter th,.letter td{border:1px solid var(--line)!important;padding:.3rem .5rem!important;overflow-wrap:anywhere}
.letter .tick{list-style:none;padding:0}
.letter .tick li::before{content:"☐ "}
footer{padding-block:2rem 3rem;color:var(--soft);font-size:.85rem}
@media (max-width:34rem){
.top{position:static}
.brand{margin-inline-end:auto}
.top nav{order:3;width:100%}
.panel,.card,.filter,#discrepancies>.scroll{padding-inline:.9rem}
.card header{grid-template-columns:1fr}
.sides th,.sides td{min-width:6.4rem}
.sides th:first-child{min-width:4.6rem}
.letter>div{padding:.8rem}
}
${printStyle}`;
