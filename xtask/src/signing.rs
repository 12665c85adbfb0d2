//! Ed25519 signatures over a release, by Node's `crypto`.
//!
//! The publisher's private key is a PEM file outside the repository, named by `SIGNING_KEY`. Without it a throw-away key
//! signs, which is made once below `target/` and proves nothing.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::process::filter_command;

/// The environment's variable with the path of the publisher's private key.
pub const KEY: &str = "SIGNING_KEY";

/// The private key of builds without a publisher.
pub const THROW_AWAY: &str = "target/throw-away-key.pem";

/// The publisher's public key, in a release and in the repository.
pub const PUBLISHED: &str = "release-key.pem";

/// Files of a version that depend on the key, published beside the others.
pub struct Signed {
    /// The signature of `manifest.json`, 64 bytes.
    pub signature: Vec<u8>,
    /// The name and the text of the public key.
    pub key: (&'static str, String),
    /// The response headers with which browsers check `checkout.js` against the key.
    pub headers: String,
}

#[derive(Deserialize)]
struct Answer {
    pem: String,
    /// The 32 bytes of the public key in base64.
    key: String,
    /// In base64, one for each message.
    signatures: Vec<String>,
}

/// Signs a manifest, and the digest of the loader.
pub fn sign(root: &Path, manifest: &str, loader: &[u8]) -> Result<Signed> {
    sign_by(env::var_os(KEY).map(PathBuf::from), root, manifest, loader)
}

/// Signs by the publisher's key, which must be the one in the repository where that has one, or by the throw-away key.
fn sign_by(given: Option<PathBuf>, root: &Path, manifest: &str, loader: &[u8]) -> Result<Signed> {
    let (kind, name) = if given.is_some() { ("given", PUBLISHED) } else { ("throw-away", "throw-away-key.pem") };
    let key = given.unwrap_or_else(|| root.join(THROW_AWAY));
    let digest = format!("sha-256=:{}:", BASE64_STANDARD.encode(Sha256::digest(loader)));
    let public = ask(&key, kind, &[])?.key;
    let parameters = format!("(\"unencoded-digest\";sf);keyid=\"{public}\";tag=\"ed25519-integrity\"");
    // RFC 9421, section 2.5, for https://wicg.github.io/signature-based-sri/
    let base = format!("\"unencoded-digest\";sf: {digest}\n\"@signature-params\": {parameters}");
    let Answer { pem, signatures, .. } = ask(&key, kind, &[manifest.as_bytes(), base.as_bytes()])?;
    let [of_manifest, of_loader] = signatures.try_into().ok().context("two signatures")?;
    let headers = format!(
        "Unencoded-Digest: {digest}\nSignature-Input: release={parameters}\nSignature: release=:{of_loader}:\n"
    );
    let published = root.join(PUBLISHED);
    if name == PUBLISHED && published.exists() {
        ensure!(fs::read_to_string(&published)? == pem, "{} is not the key in {PUBLISHED}", key.display());
    }
    Ok(Signed { signature: BASE64_STANDARD.decode(of_manifest)?, key: (name, pem), headers })
}

/// The public half of a key, and its signatures of messages.
fn ask(key: &Path, kind: &str, messages: &[&[u8]]) -> Result<Answer> {
    let messages: Vec<String> = messages.iter().map(|message| BASE64_STANDARD.encode(message)).collect();
    let mut node = Command::new("node");
    node.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/src/signing/sign.cjs")).arg(key).arg(kind);
    let answer = filter_command(&mut node, serde_json::to_string(&messages)?.as_bytes())?;
    serde_json::from_slice(&answer).context("the answer of sign.cjs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::succeeds;

    #[test]
    fn openssl_alone_checks_the_signature() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("target")).expect("a folder");
        let signed = sign_by(None, folder.path(), "[]\n", b"loader").expect("a signature");
        let again = sign_by(None, folder.path(), "[]\n", b"loader").expect("a signature");
        assert_eq!((signed.signature.len(), &signed.signature), (64, &again.signature), "the key is kept");
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("a file");
            path.display().to_string()
        };
        let (key, signature) = (write("key.pem", signed.key.1.as_bytes()), write("sig", &signed.signature));
        let verifies = |text: &str| {
            let file = write("manifest.json", text.as_bytes());
            let verify =
                ["pkeyutl", "-verify", "-pubin", "-inkey", &key, "-rawin", "-in", &file, "-sigfile", &signature];
            succeeds("openssl", &verify)
        };
        assert!(verifies("[]\n"));
        assert!(!verifies("[1]\n"));
    }

    #[test]
    fn only_the_publishers_committed_key_signs_a_release() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        // A throw-away key serves as the publisher's here.
        sign_by(None, root, "", b"").expect("a key");
        let key = || Some(root.join(THROW_AWAY));
        let signed = sign_by(key(), root, "[]\n", b"loader").expect("a signature");
        assert_eq!(signed.key.0, PUBLISHED);
        fs::write(root.join(PUBLISHED), &signed.key.1).expect("a file");
        assert!(sign_by(key(), root, "[]\n", b"loader").is_ok());
        fs::remove_file(root.join(THROW_AWAY)).expect("the key");
        assert!(sign_by(key(), root, "[]\n", b"loader").is_err(), "a key that is not there is not made");
        sign_by(None, root, "", b"").expect("another key");
        let refused = sign_by(key(), root, "[]\n", b"loader").err().expect("another key is refused");
        assert!(refused.to_string().contains("is not the key in release-key.pem"), "{refused}");
    }
}
