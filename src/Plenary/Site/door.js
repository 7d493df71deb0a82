// Reads QR codes from the camera. zxing-wasm where WebAssembly runs, jsQR where it does not; both are served by Plenary itself.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const here = new URL('.', import.meta.url);
let reader;

async function zxing() {
  prepareZXingModule({ overrides: { locateFile: () => new URL(ZXING_WASM, here).href } });
  const options = { formats: ['QRCode'], tryHarder: false, maxNumberOfSymbols: 1 };
  await readBarcodes(new ImageData(8, 8), options);   // loads the module now, so that the first badge is not slow
  return async image => (await readBarcodes(image, options))[0]?.text ?? null;
}

async function jsqr() {
  const { default: read } = await import('jsqr');
  return async image => read(image.data, image.width, image.height, { inversionAttempts: 'dontInvert' })?.data || null;
}

/** The function that finds the text of a QR code in an ImageData, or null. Loaded once. */
export const prepare = () => reader ??= zxing().catch(jsqr);

/**
 * Shows the back camera in a video element and calls onText for every code read.
 * The same text is told again only after it was out of sight for `again` milliseconds.
 * Answers { stop(), pause(), resume() }; throws the camera's own error (NotAllowedError, NotFoundError) where there is none.
 */
export async function start(video, onText, { again = 3000, pace = 80 } = {}) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } });
  video.srcObject = stream;
  video.playsInline = true;
  video.muted = true;
  await video.play();
  const read = await prepare();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let running = true, paused = false, last = null, seen = 0;

  (async function look() {
    while (running) {
      if (!paused && video.readyState >= 2 && video.videoWidth) {
        // The middle square, at most 640 points wide: a badge held 20 cm away fills it.
        const side = Math.min(video.videoWidth, video.videoHeight);
        canvas.width = canvas.height = Math.min(640, side);
        context.drawImage(video, (video.videoWidth - side) / 2, (video.videoHeight - side) / 2, side, side, 0, 0, canvas.width, canvas.height);
        const text = await read(context.getImageData(0, 0, canvas.width, canvas.height)).catch(() => null);
        const now = performance.now();
        if (text && running && !paused && (text !== last || now - seen > again)) { last = text; onText(text); }
        if (text) seen = now;
      }
      await new Promise(r => setTimeout(r, pace));
    }
  })();

  return {
    stop() { running = false; for (const track of stream.getTracks()) track.stop(); video.srcObject = null; },
    pause() { paused = true; },
    resume() { paused = false; last = null; },
  };
}
