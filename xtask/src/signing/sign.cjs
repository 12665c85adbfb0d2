// Signs messages by an Ed25519 key: `node sign.cjs KEY.pem (given | throw-away)`. It reads a JSON array of messages in base64,
// and writes the public key and the signatures. A throw-away key is made where there is none, once for all builds at a time.
const { createPrivateKey, createPublicKey, generateKeyPairSync, sign } = require("node:crypto");
const { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");

const [path, kind] = process.argv.slice(2);
if (kind === "throw-away" && !existsSync(path)) {
  const { privateKey } = generateKeyPairSync("ed25519");
  mkdirSync(dirname(path), { recursive: true });
  const own = `${path}.${process.pid}`;
  writeFileSync(own, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    rmSync(own);
  }
}
const privateKey = createPrivateKey(readFileSync(path));
if (privateKey.asymmetricKeyType !== "ed25519") throw new Error(`${path} is no Ed25519 key`);
const publicKey = createPublicKey(privateKey);
const signatures = JSON.parse(readFileSync(0, "utf8")).map((message) =>
  sign(null, Buffer.from(message, "base64"), privateKey).toString("base64"),
);
const key = Buffer.from(publicKey.export({ format: "jwk" }).x, "base64url").toString("base64");
console.log(JSON.stringify({ pem: publicKey.export({ type: "spki", format: "pem" }), key, signatures }));
