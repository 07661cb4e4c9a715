/** A recording that goes on. */
export type Recording = {
  /** What was said so far, whole. */
  stop(): Promise<Blob>;
  cancel(): void;
};

/** The first that the browser can make; what transcription services read. */
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** Speech needs no more. */
const BITS_PER_SECOND = 32_000;

/** Browsers hand the microphone out on secure pages only: by https, or on this machine. */
export const canRecord = (): boolean =>
  typeof MediaRecorder !== "undefined" && "mediaDevices" in navigator;

/** Asks for the microphone, and records. Throws what the browser says when the person or the machine does not let it. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const release = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS_PER_SECOND,
    ...(mimeType !== undefined && { mimeType }),
  });
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => void parts.push(data));
  const ended = new Promise<void>((resolve) => {
    recorder.addEventListener("stop", () => resolve(), { once: true });
  });
  recorder.start();
  const stop = async (): Promise<Blob> => {
    if (recorder.state !== "inactive") recorder.stop();
    await ended;
    release();
    return new Blob(parts, { type: recorder.mimeType });
  };
  return { stop, cancel: () => void stop() };
}
