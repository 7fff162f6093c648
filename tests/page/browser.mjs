// The HTML page in a browser: accessibility by axe-core, keyboard, links, what
// opens and closes, nothing asked of a network, at three widths, light and dark.
// Run by `make check-browser`; the pages and the screenshots stay in its folder.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

const dir = resolve(process.argv[2]);
const require = createRequire(join(dir, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const pages = ['article', 'several', 'hostile', 'empty'];
const widths = [320, 820, 1440];
const flags = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
    '--disable-component-update --disable-sync';
let passed = 0;
let failed = 0;

function test(good, name, detail = '') {
    if (good) {
        passed++;
    } else {
        failed++;
        console.log(`FAIL ${name} ${detail}`);
    }
}

async function open(browser, name, options = {}, hash = '') {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const url = pathToFileURL(join(dir, `${name}.html`)).href;
    const noise = [];
    page.on('request', r => r.url().split('#')[0] !== url && noise.push(r.url()));
    page.on('console', m => noise.push(m.text()));
    page.on('pageerror', e => noise.push(String(e)));
    page.on('dialog', d => { noise.push('dialog'); d.dismiss(); });
    await page.goto(url + hash);
    return { page, noise, close: () => context.close() };
}

// ---- how it looks to a machine

async function looks(browser, name, width, colorScheme) {
    const title = `${name} ${width} ${colorScheme}:`;
    const { page, noise, close } = await open(browser, name, { viewport: { width, height: 900 }, colorScheme });
    if (name === 'several') await page.check('#show-all');
    await page.screenshot({ path: join(dir, `${name}-${width}-${colorScheme}.png`) });
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    test(wide <= 0, title, `${wide} pixels wider than the window`);
    for (const open of [false, true]) {
        await page.evaluate(open => document.querySelectorAll('details').forEach(d => { d.open = open; }), open);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run({
            resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }));
        for (const v of found.violations)
            test(false, title, `${v.id}: ${v.nodes.length} times, as ${v.nodes[0].html} ${v.nodes[0].failureSummary}`);
        test(found.violations.length === 0, `${title} axe-core`);
    }
    test(noise.length === 0, `${title} quiet`, noise.join(' '));
    await close();
}

// ---- keyboard

const focused = () => {
    const e = document.activeElement;
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    return {
        tag: e.tagName,
        href: e.getAttribute('href'),
        shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
};

async function keyboard(browser) {
    const { page, close } = await open(browser, 'article');
    await page.keyboard.press('Tab');
    let at = await page.evaluate(focused);
    test(at.href === '#articles' && at.shown && at.outlined, 'the first stop skips the bar');
    await page.keyboard.press('Enter');
    test(await page.evaluate(() => document.activeElement.id) === 'articles', 'it leads to the articles');
    const stops = await page.evaluate(() => document.querySelectorAll('main a, main summary').length);
    let seen = 0;
    for (let i = 0; i < stops + 50; i++) {
        await page.keyboard.press('Tab');
        at = await page.evaluate(focused);
        if (at.tag === 'BODY') break;
        seen++;
        if (!at.shown || !at.outlined) test(false, 'each stop is seen', JSON.stringify(at));
    }
    const hidden = await page.evaluate(() => document.querySelectorAll('details:not([open]) a').length);
    test(seen >= stops - hidden, 'every link is a stop', `${seen} of ${stops} less ${hidden}`);
    await page.focus('#show-person');
    await page.keyboard.press('Space');
    const line = await page.evaluate(() => getComputedStyle(document.querySelector('.text .person')).textDecorationLine);
    test(line === 'none', 'a box hides the marks of people');
    await close();
}

// ---- links

const isSeen = id => {
    const e = document.getElementById(id);
    const box = e.getClientRects()[0];
    const y = Math.min(box.top + Math.min(box.height / 2, 12), innerHeight - 1);
    const top = document.elementFromPoint(box.left + 3, y);
    return box.top >= 0 && e.checkVisibility() && top !== null && (e.contains(top) || top.contains(e));
};

async function links(browser, width) {
    const { page, close } = await open(browser, 'article', { viewport: { width, height: 800 } });
    const hrefs = await page.evaluate(() =>
        [...new Set([...document.querySelectorAll('main a[href^="#a1-"]')].map(a => a.getAttribute('href')))]);
    let lost = 0;
    for (const href of hrefs) {
        await page.evaluate(href => { location.hash = href; }, href);
        if (!await page.evaluate(isSeen, href.slice(1))) {
            lost++;
            console.log(`not seen: ${href} at ${width}`);
        }
    }
    test(lost === 0, `every link leads to what is seen, at ${width}`, `${lost} of ${hrefs.length} do not`);
    await page.click('.text a.person');
    const glow = await page.evaluate(() => {
        const card = document.querySelector('.card:target');
        const slot = [...card.classList].find(c => c !== 'card');
        return getComputedStyle(document.querySelector(`.text .person.${slot}`)).backgroundColor;
    });
    test(glow !== 'rgba(0, 0, 0, 0)', 'who is looked at stands out in the text', glow);
    await close();
}

// ---- several articles

const openBodies = () => [...document.querySelectorAll('article > .body')].map(b => b.checkVisibility());

async function several(browser) {
    const { page, close } = await open(browser, 'several');
    test((await page.evaluate(openBodies)).every(shown => !shown), 'several articles begin as a list');
    await page.click('#a2 h2 a');
    test((await page.evaluate(openBodies)).join() === 'false,true,false', 'a headline opens its article');
    await page.click('#a3 .tallies .persons a');
    test((await page.evaluate(openBodies)).join() === 'false,false,true', 'a count opens another');
    test(await page.evaluate(isSeen, 'a3-persons'), 'and leads to its list');
    await page.click('h1 a');
    test((await page.evaluate(openBodies)).every(shown => !shown), 'the title leads back to the list');
    await page.check('#show-all');
    test((await page.evaluate(openBodies)).every(shown => shown), 'the box opens all');
    await page.uncheck('#show-all');
    await page.emulateMedia({ media: 'print' });
    test((await page.evaluate(openBodies)).every(shown => shown), 'all are printed');
    await page.screenshot({ path: join(dir, 'several-print.png'), fullPage: true });
    await close();
    const deep = await open(browser, 'several', {}, '#a2-q1');
    test((await deep.page.evaluate(openBodies)).join() === 'false,true,false', 'an address opens its article');
    test(await deep.page.evaluate(isSeen, 'a2-q1'), 'and leads to its quotation');
    await deep.close();
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags.split(' ') });
try {
    for (const name of pages)
        for (const width of widths)
            for (const scheme of ['light', 'dark']) await looks(browser, name, width, scheme);
    await keyboard(browser);
    for (const width of widths) await links(browser, width);
    await several(browser);
} finally {
    await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
