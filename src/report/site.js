/* A box above a list or a table that shows only what holds all the words.
 * Without this script the whole list is there, and the box is not. */
(function () {
	"use strict";
	document.querySelectorAll("[data-filters]").forEach(function (box) {
		const input = box.querySelector("input");
		const said = box.querySelector("output");
		const list = document.getElementById(box.dataset.filters);
		const items = Array.from(list.querySelectorAll("li, tbody tr"));
		const texts = items.map(plain);

		function plain(item) {
			return fold(item.textContent);
		}
		function fold(text) {
			return text.normalize("NFD")
				.replace(/[\u0300-\u036f]/g, "").toLowerCase();
		}
		function show() {
			const words = fold(input.value).split(/\s+/);
			let count = 0;

			items.forEach(function (item, i) {
				item.hidden = !words.every(function (word) {
					return texts[i].includes(word);
				});
				count += !item.hidden;
			});
			said.textContent = count + " of " + items.length;
		}
		box.hidden = false;
		input.addEventListener("input", show);
		show();
	});
})();
