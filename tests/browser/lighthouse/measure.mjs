// Lighthouse's figures of pages, for a phone: node measure.mjs CHROMIUM PAGES. PAGES is a file with a JSON list of pages, each with
// its URL, a script that runs before the page's own, and the file for a picture of it. Prints the figures as a JSON list.
import { readFileSync, writeFileSync } from "node:fs";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const [executablePath, pages] = process.argv.slice(2);
// No name is resolved, so that no request leaves this machine.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

async function measure({ url, early, picture }) {
  const browser = await puppeteer.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(early);
    const { lhr } = await lighthouse(url, { onlyCategories: ["performance"], logLevel: "error" }, undefined, page);
    const { score } = lhr.categories.performance;
    // It is null where Lighthouse could not measure one of the figures behind it.
    if (score === null) throw new Error(`${url}: ${lhr.runtimeError?.message ?? "no score"}`);
    const [, base64] = lhr.audits["final-screenshot"].details.data.split(",");
    writeFileSync(picture, Buffer.from(base64, "base64"));
    const figure = (audit) => lhr.audits[audit].numericValue;
    return {
      score: score * 100,
      blocking: figure("total-blocking-time"),
      largest: figure("largest-contentful-paint"),
      shift: figure("cumulative-layout-shift"),
    };
  } finally {
    await browser.close();
  }
}

const figures = [];
for (const page of JSON.parse(readFileSync(pages, "utf8"))) figures.push(await measure(page));
console.log(JSON.stringify(figures));
