import http from "node:http"; import fs from "node:fs"; import {chromium} from "playwright-core";
const S="/tmp/build/ui/static/", D="/tmp/build/ui/demo/";
const man=JSON.parse(fs.readFileSync(S+"manifest.json"));
const types={css:"text/css",js:"text/javascript",svg:"image/svg+xml",woff2:"font/woff2",html:"text/html; charset=utf-8"};
const srv=http.createServer((q,r)=>{let u=q.url.split("?")[0];let f=u.startsWith("/static/")?S+(man[u.slice(8)]??u.slice(8)):D+u.slice(1);
 if(!fs.existsSync(f)||!fs.statSync(f).isFile()){r.writeHead(404);return r.end()}
 r.writeHead(200,{"content-type":types[f.split(".").pop()],"content-security-policy":"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"});r.end(fs.readFileSync(f))}).listen(0);
const base="http://127.0.0.1:"+srv.address().port+"/";
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu"]});
const axe=fs.readFileSync("/work/main/node_modules/axe-core/axe.min.js","utf8");
let bad=0;
for(const name of process.argv[2].split(",")) for(const w of process.argv[3].split(",").map(Number)){
 const p=await b.newPage({viewport:{width:w,height:w<500?844:1000},bypassCSP:true});
 p.on("console",m=>console.log(name,w,"console",m.type(),m.text())); p.on("pageerror",e=>console.log(name,w,"ERR",e.message)); p.on("requestfailed",q=>console.log("failed",q.url()));
 p.on("response",r=>{if(r.status()>=400)console.log(r.status(),r.url())});
 await p.goto(base+name+".html"); await p.waitForTimeout(300);
 const over=await p.evaluate(()=>document.documentElement.scrollWidth-document.documentElement.clientWidth); if(over>0) console.log(name,w,"overflows by",over);
 await p.screenshot({path:`/tmp/build/ui/shots/${name}.${w}.png`,fullPage:true});
 await p.evaluate(axe); const res=await p.evaluate(()=>axe.run(document,{runOnly:["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]}));
 for(const v of res.violations) {bad++;console.log(name,w,"AXE",v.id,v.impact,v.nodes.length,v.nodes.slice(0,3).map(n=>n.html.slice(0,150)+" | "+n.any.map(a=>a.message).join(";").slice(0,200)).join("\n   "))}
 await p.close();
}
await b.close(); srv.close();
