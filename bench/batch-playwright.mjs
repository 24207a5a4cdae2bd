// What bench/run batch measures, done by Playwright: so many jobs of login and dashboard, one context a job, some at once.
//
//   npm install --prefix FOLDER playwright-core
//   PLAYWRIGHT=FOLDER CHROMIUM=/usr/bin/chromium-headless-shell bench/run batch
//
// Prints the seconds it took, from the start of the browser to its end. No part of cmux needs this file or Playwright.
import { createRequire } from 'node:module';

const [url, jobs, concurrency] = process.argv.slice(2);
const { chromium } = createRequire(`${process.env.PLAYWRIGHT}/`)('playwright-core');

const began = performance.now();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
let next = 0;

async function worker() {
  while (next < Number(jobs)) {
    next++;
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${url}/login`);
      await page.getByLabel('User').fill('ada');
      await page.getByLabel('Password').fill('lovelace');
      await page.getByRole('button', { name: 'Sign in' }).click();
      const heading = await page.locator('h1').textContent();
      const orders = await page.locator('#orders tbody tr').count();
      if (heading !== 'Orders of Ada Lovelace' || orders !== 3) throw new Error(`read ${heading}, ${orders}`);
    } finally {
      await context.close();
    }
  }
}

await Promise.all(Array.from({ length: Number(concurrency) }, worker));
await browser.close();
console.log(((performance.now() - began) / 1000).toFixed(1));
