import {chromium} from "playwright-core"; import fs from "node:fs";
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu"]});
const p=await b.newPage({viewport:{width:1240,height:1400}});
const cut=process.argv.slice(3).map(a=>{const [f,y]=a.split("@");const d=fs.readFileSync(`/tmp/build/ui/shots/${f}.png`).toString("base64");return `<div style="width:395px;height:1400px;overflow:hidden;float:left;margin-right:10px"><img style="margin-top:-${y}px" src="data:image/png;base64,${d}"></div>`});
await p.setContent("<body style='margin:0;background:#888'>"+cut.join("")); await p.waitForTimeout(300);
await p.screenshot({path:`/tmp/build/ui/shots/${process.argv[2]}.png`}); await b.close();
