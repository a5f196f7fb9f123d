// Reads QR codes for /cek/, with the camera or from a picture, where the browser can. Both stay there.
const OFTEN_MS = 200;

/** Offer what reads codes; `read` is given what a code says. */
export function readCodes({ find, offer, read, say }) {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const picture = find("picture");
  if (navigator.mediaDevices?.getUserMedia) {
    offer("scan", () => watch(detector, { find, read, say }));
  }
  offer("choose", () => picture.click());
  picture.addEventListener("change", async () => {
    const [code] = await codesOf(detector, picture.files[0]);
    picture.value = "";
    if (code) {
      read(code.rawValue);
    } else {
      say("uncoded");
    }
  });
  find("unscanned").hidden = true;
}

async function codesOf(detector, file) {
  try {
    return await detector.detect(await createImageBitmap(file));
  } catch {
    return [];
  }
}

/** Look through the camera until a code is seen or the reader closes it. */
async function watch(detector, { find, read, say }) {
  const video = find("video");
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.srcObject = stream;
    await video.play();
  } catch {
    say("uncamera");
    return;
  }
  let isOpen = true;
  find("camera").hidden = false;
  find("close").addEventListener("click", () => (isOpen = false), { once: true });
  find("close").focus();
  while (isOpen) {
    const [code] = await detector.detect(video).catch(() => []);
    if (code && isOpen) {
      isOpen = false;
      read(code.rawValue);
    }
    await new Promise((resolve) => setTimeout(resolve, OFTEN_MS));
  }
  stream.getTracks().forEach((track) => track.stop());
  find("camera").hidden = true;
}
