// A photograph of a telephone is larger than what is taken of a picture: it is made smaller here, before anything is sent. Which side is up
// is as the camera noted it. Without this script the server says that it is too large.

const longestSide = 1600;
const shortestSide = 200;

const painted = (image, side) => {
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext("2d");
  // What was transparent would become black.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
};

const asJpeg = (canvas, quality) => new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", quality); });

const smaller = async (file, most) => {
  const image = await createImageBitmap(file);
  for (let side = Math.min(longestSide, Math.max(image.width, image.height)); side >= shortestSide; side = Math.round(side * 0.8)) {
    const canvas = painted(image, side);
    for (const quality of [0.85, 0.7]) {
      const made = await asJpeg(canvas, quality);
      if (made && made.size <= most) return new File([made], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: "image/jpeg" });
    }
  }
  return undefined;
};

document.addEventListener("change", async (event) => {
  const input = event.target;
  if (event.detail?.pictures || !input.matches?.("input[type='file'][accept^='image/'][data-most-bytes]")) return;
  const [file] = input.files;
  const most = Number(input.dataset.mostBytes);
  if (!file || file.size <= most) return;
  // Nobody is told that it is too large before it was tried.
  event.stopImmediatePropagation();
  const made = await smaller(file, most).catch(() => undefined);
  if (input.files[0] !== file) return;
  if (made) {
    const chosen = new DataTransfer();
    chosen.items.add(made);
    input.files = chosen.files;
  }
  input.dispatchEvent(new CustomEvent("change", { bubbles: true, detail: { pictures: true } }));
}, true);
