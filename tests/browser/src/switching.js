// Switches a reading again and again, as a press on its radio button does, and times what follows, in milliseconds:
// [id of the section of the test, id of the reading's radios, how often] -> a list of { work, painted }.
//
// `work` is ours: from the press until the sentence of the answer has changed and the page is laid out anew. `painted` is
// when the frame after that has been drawn, with the time that the browser waits for its next frame.
const [test, reading, times] = arguments[0];

const section = document.getElementById(test).closest("section");
const answer = section.querySelector("[role=status]");
const radios = [...section.querySelectorAll(`input[name="${reading}"]`)];
for (let el = radios[0]; el; el = el.parentElement) if (el.localName === "details") el.open = true;

const frame = () => new Promise(requestAnimationFrame);
const drawn = () => frame().then(() => new Promise((done) => {
  // A message comes after the frame has been drawn.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
}));

return (async () => {
  const measured = [];
  for (let i = 0; i < times; i++) {
    await drawn();
    const before = answer.textContent;
    const changed = new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (answer.textContent === before) return;
        observer.disconnect();
        document.body.getBoundingClientRect();
        done(performance.now());
      });
      observer.observe(answer, { childList: true, characterData: true, subtree: true });
    });
    const start = performance.now();
    radios.find((radio) => !radio.checked).click();
    const work = (await changed) - start;
    await drawn();
    measured.push({ work, painted: performance.now() - start });
  }
  return measured;
})();
