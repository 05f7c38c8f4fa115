// Runs before anything of the page: presses "Start a check" as soon as it can be seen, and notes when the first question of
// the check can be. Milliseconds from the start of the navigation.
const seen = (window.pressing = {});
const look = () => {
  const link = [...document.querySelectorAll("#begin a")].find((a) => a.textContent === "Start a check");
  if (!seen.pressed && link?.checkVisibility()) {
    seen.pressed = performance.now();
    link.click();
  }
  if (document.querySelector("#app h1")?.checkVisibility()) seen.followed = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
