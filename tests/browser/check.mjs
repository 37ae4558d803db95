// check.mjs DIR: looks at every page below DIR in Chromium, and counts.
//
// On each page, in light, dark, forced colours, at several widths and in print:
// axe finds nothing, and is never in doubt; no console message; no request but
// for the page; nothing to scroll sideways.  Bars, stacks and points are as
// long and as high as their numbers say.  The keyboard reaches everything, and
// one sees where it is.  Boxes that filter do so, and are not there without
// scripts.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = fs.readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = path.resolve(process.argv[2]);
const modes = [
	{ name: "light" },
	{ name: "dark", colorScheme: "dark" },
	{ name: "forced colours", colorScheme: "dark", forcedColors: "active" },
	{ name: "320 px", width: 320 },
	{ name: "320 px, dark", width: 320, colorScheme: "dark" },
	{ name: "600 px", width: 600 },
	{ name: "768 px", width: 768 },
	{ name: "print", media: "print" },
	{ name: "A4", media: "print", width: 673 },
];
let passed = 0, failed = 0;

function judge(where, faults) {
	if (!faults.length) {
		passed++;
		return;
	}
	failed++;
	for (const fault of faults)
		console.log(`${where}: ${fault}`);
}

function pagesBelow(dir) {
	return fs.readdirSync(dir, { recursive: true })
		.filter(name => name.endsWith(".html")).sort();
}

// Two pages of a folder are enough for all that lies there.
function chosen(names) {
	const seen = new Map();

	return names.filter(name => {
		const folder = path.dirname(name);

		seen.set(folder, (seen.get(folder) ?? 0) + 1);
		return seen.get(folder) <= 2;
	});
}

async function open(browser, mode, url, more = {}) {
	const context = await browser.newContext({
		viewport: { width: mode.width ?? 1100, height: 900 },
		colorScheme: mode.colorScheme ?? "light",
		forcedColors: mode.forcedColors ?? "none", ...more,
	});
	const page = await context.newPage();
	const faults = [];

	page.on("console", m => faults.push(`console: ${m.text()}`));
	page.on("pageerror", e => faults.push(`error: ${e.message}`));
	page.on("request", r => {
		if (r.url() !== url)
			faults.push(`request: ${r.url()}`);
	});
	await page.emulateMedia({ media: mode.media ?? "screen" });
	await page.goto(url);
	return { context, page, faults };
}

// --- in the page ------------------------------------------------------------

async function askAxe() {
	const result = await axe.run(document, { runOnly: { type: "tag", values: [
		"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
		"best-practice"] }, resultTypes: ["violations", "incomplete"] });
	const say = (kind, list) => list.flatMap(rule => rule.nodes.map(node =>
		`axe ${kind}: ${rule.id}: ${node.target}: ${node.failureSummary}`));

	return say("violation", result.violations)
		.concat(say("incomplete", result.incomplete));
}

// Every drawing beside the numbers of its table.
function measure() {
	const faults = [];
	const number = text => {
		const plain = text.trim().replace(/^\u2212/, "-").replace(/,/g, "")
			.replace(/ \u00d7 10\^/, "e").replace(/ \[[a-z]\].*$/, "");

		return /^-?[\d.]+(e-?\d+)?$/.test(plain) ? Number(plain) : null;
	};
	const near = (what, drawn, wanted) => {
		if (Math.abs(drawn - wanted) > 1)
			faults.push(`${what}: drawn ${drawn}, should be ${wanted}`);
	};
	const rows = table => [...table.tBodies[0].rows].map(row =>
		[...row.cells].map(cell => number(cell.textContent)));
	const width = e => e.getBoundingClientRect().width;

	for (const cell of document.querySelectorAll("td.n")) {
		const range = document.createRange();

		range.selectNodeContents(cell.querySelector("a") ?? cell.lastChild ??
					 cell);
		if (new Set([...range.getClientRects()].map(r => r.top)).size > 1)
			faults.push(`the number ${cell.textContent} is broken`);
	}
	for (const table of document.querySelectorAll("table:has(td.b)")) {
		const cells = [...table.querySelectorAll("td.b")];
		const numbers = cells.map(cell => number(cell.textContent));
		const low = Math.min(0, ...numbers), high = Math.max(0, ...numbers);

		cells.forEach((cell, i) => {
			const svg = cell.querySelector("svg");
			const rect = svg.querySelector("rect");
			// Halves: the range may be more than a number can be.
			const share = numbers[i] === null || high === low ? 0 :
				Math.abs(numbers[i] / 2) / (high / 2 - low / 2);

			if (width(svg) < 40)
				faults.push(`a bar has only ${width(svg)} px`);
			near(`bar ${cell.textContent}`, rect ? width(rect) : 0,
				width(svg) * share);
		});
	}
	for (const stacks of document.querySelectorAll(".stacks")) {
		const table = stacks.closest(".block").querySelector("table");
		const numbers = rows(table).map(row => row.slice(1).map(n => n ?? 0));
		const sums = numbers.map(row => row.reduce((a, b) => a + b, 0));
		const most = Math.max(...sums);

		[...stacks.children].forEach((item, i) => {
			const svg = item.querySelector("svg");
			const rects = [...svg.querySelectorAll("rect")];
			const wanted = numbers[i].filter(n => n > 0);

			if (rects.length !== wanted.length)
				faults.push(`stack ${i} has ${rects.length} parts`);
			rects.forEach((rect, j) => near(`stack ${i}.${j}`,
				Number.parseFloat(rect.getAttribute("width")) / 100 *
				width(svg), width(svg) * wanted[j] / most));
		});
	}
	for (const plot of document.querySelectorAll(".plot")) {
		const table = plot.closest(".block").querySelector("table");
		const points = rows(table).flatMap(row => row.slice(1))
			.filter(n => n !== null);
		const drawn = [...plot.querySelectorAll("circle")];
		const ticks = [...plot.querySelectorAll(".ticks li")];
		const middle = e => {
			const box = e.getBoundingClientRect();

			return (box.top + box.bottom) / 2;
		};
		const across = [...plot.querySelectorAll("svg line:not(.l)")]
			.sort((a, b) => middle(a) - middle(b));
		const low = number(ticks.at(-1).textContent);
		const high = number(ticks[0].textContent);
		const y = i => Number(across.at(i).getAttribute("y1"));
		const height = n => y(-1) + (y(0) - y(-1)) * (n - low) / (high - low);
		const wanted = points.map(height).sort((a, b) => a - b);
		const found = drawn.map(c => Number(c.getAttribute("cy")))
			.sort((a, b) => a - b);

		ticks.forEach((tick, i) => near(`tick ${tick.textContent}`,
			middle(tick), middle(across[i])));
		if (found.length !== wanted.length)
			faults.push(`${found.length} points of ${wanted.length}`);
		found.forEach((at, i) => near(`point ${i}`, at, wanted[i]));
	}
	return faults;
}

function sideways() {
	const e = document.scrollingElement;
	const out = [];

	if (e.scrollWidth <= e.clientWidth)
		return out;
	for (const x of document.querySelectorAll("body *"))
		if (x.getBoundingClientRect().right > e.clientWidth + 1)
			out.push(`${x.tagName} ${x.textContent.slice(0, 30)}`);
	return [`scrolls sideways: ${e.scrollWidth} px: ${out[0]}`];
}

// --- the checks -------------------------------------------------------------

async function look(browser, name, mode, url) {
	const { context, page, faults } = await open(browser, mode, url);

	await page.evaluate(axe);
	faults.push(...await page.evaluate(askAxe));
	if (mode.media !== "print")
		faults.push(...await page.evaluate(sideways));
	faults.push(...await page.evaluate(measure));
	judge(`${name}, ${mode.name}`, faults);
	await context.close();
}

// Tab until the first one comes round: all that can be used has been reached,
// each with a frame around it.
async function keyboard(browser, name, url) {
	const { context, page, faults } = await open(browser, {}, url);
	const usable = await page.evaluate(() => {
		const all = document.querySelectorAll(
			"a[href], input, select, button, summary, [tabindex='0']");
		const seen = [...all].filter(e => e.checkVisibility());

		seen.forEach((e, i) => e.dataset.stop = i);
		return seen.length;
	});
	const reached = new Set();

	for (let i = 0; i < usable; i++) {
		await page.keyboard.press("Tab");
		const at = await page.evaluate(() => {
			const e = document.activeElement;
			const s = getComputedStyle(e);
			const box = e.getBoundingClientRect();

			return { stop: e.dataset.stop, text: e.textContent,
				framed: s.outlineStyle !== "none" &&
					Number.parseFloat(s.outlineWidth) >= 2,
				there: box.right > 0 && box.width > 0 };
		});
		reached.add(at.stop);
		if (!at.framed || !at.there)
			faults.push(`focus is not seen on '${at.text}'`);
	}
	if (reached.size !== usable || reached.has(undefined))
		faults.push(`Tab reaches ${reached.size} of ${usable}`);
	judge(`${name}, keyboard`, faults);
	await context.close();
}

async function filters(browser, name, url) {
	const { context, page, faults } = await open(browser, {}, url);
	const shown = id => page.evaluate(id => [...document.getElementById(id)
		.querySelectorAll("li, tbody tr")].filter(e => e.checkVisibility())
		.map(e => e.textContent), id);

	for (const box of await page.$$("[data-filters]")) {
		const id = await box.getAttribute("data-filters");
		const input = await box.$("input");
		const all = await shown(id);
		const word = all.at(-1).match(/\p{L}{3,}/u)[0];

		await input.fill(word.toUpperCase());
		const some = await shown(id);
		const wanted = all.filter(text =>
			text.toLowerCase().includes(word.toLowerCase()));

		if (JSON.stringify(some) !== JSON.stringify(wanted))
			faults.push(`'${word}' leaves ${some.length} of ` +
				`${all.length}, not ${wanted.length}`);
		await input.fill("no such text anywhere");
		if ((await shown(id)).length)
			faults.push("nothing fits, and something is shown");
		await input.fill("");
		if ((await shown(id)).length !== all.length)
			faults.push("an emptied box does not show all");
	}
	judge(`${name}, filters`, faults);
	await context.close();
}

// Without scripts, everything is there but the boxes.
async function plain(browser, name, url) {
	const { context, page, faults } = await open(browser, {}, url,
		{ javaScriptEnabled: false });

	for (const box of await page.locator("[data-filters]").all())
		if (await box.isVisible())
			faults.push("a box that filters is there without its script");
	for (const list of await page.locator("[data-filtered]").all())
		for (const item of await list.locator("li, tbody tr").all())
			if (!await item.isVisible())
				faults.push("an item is hidden without the script");
	judge(`${name}, no scripts`, faults);
	await context.close();
}

// A link to another page must lead to one.
function links(name) {
	const text = fs.readFileSync(path.join(root, name), "utf8");
	const faults = [];

	for (const [, href] of text.matchAll(/<a [^>]*href="([^"]*)"/g)) {
		const [file, id] = href.replaceAll("&amp;", "&").split("#");
		const target = file ? path.join(root, path.dirname(name),
			decodeURIComponent(file)) : path.join(root, name);

		if (/^(https?|mailto):/.test(href))
			continue;
		if (!fs.existsSync(target))
			faults.push(`a link leads nowhere: ${href}`);
		else if (id && !fs.readFileSync(target, "utf8")
			.includes(`id="${id}"`))
			faults.push(`a link leads to no place: ${href}`);
	}
	judge(`${name}, links`, faults);
}

function serve() {
	const server = http.createServer((request, response) => {
		const file = path.join(root, decodeURIComponent(request.url));

		if (!fs.existsSync(file)) {
			response.writeHead(404).end();
			return;
		}
		response.setHeader("Content-Type", "text/html; charset=utf-8");
		response.end(fs.readFileSync(file));
	});

	return new Promise(resolve => server.listen(0, "127.0.0.1",
		() => resolve(server)));
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync"],
});
const server = await serve();

try {
	const names = pagesBelow(root);

	names.forEach(links);
	for (const name of chosen(names)) {
		const url = pathToFileURL(path.join(root, name)).href;
		const served = `http://127.0.0.1:${server.address().port}/` +
			name.split(path.sep).map(encodeURIComponent).join("/");

		for (const mode of modes)
			await look(browser, name, mode, url);
		await look(browser, name, { name: "served" }, served);
		await keyboard(browser, name, url);
		await filters(browser, name, url);
		await plain(browser, name, url);
	}
} finally {
	await browser.close();
	server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
