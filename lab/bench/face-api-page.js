/* global document, performance, location, URL */
/** The other side of the landmarks bench: face-api.js with its own detector and 68 points, on one of its backends. */
import * as faceapi from "/face-api/face-api.esm.js";

const picture = document.createElement("img");

globalThis.theirs = {
  async prepare(backend, photo) {
    await faceapi.tf.setBackend(backend);
    await faceapi.tf.ready();
    const models = new URL("/face-api/model", location.href).href;
    await faceapi.nets.tinyFaceDetector.loadFromUri(models);
    await faceapi.nets.faceLandmark68Net.loadFromUri(models);
    picture.src = photo;
    await picture.decode();
    return faceapi.tf.getBackend();
  },
  /** Milliseconds from the decoded picture to the points, and how many there are. */
  async time() {
    const from = performance.now();
    const found = await faceapi
      .detectSingleFace(picture, new faceapi.TinyFaceDetectorOptions())
      .withFaceLandmarks();
    return { ms: performance.now() - from, points: found ? found.landmarks.positions.length : 0 };
  },
};
