//! The upload script's codes for a rejected file, and the API's answer to the request for an upload URL.

use scalev_checkout::{
    session::proof::{ProofError, UploadTarget},
    value::UrlPolicy,
};

#[test]
fn an_upload_target_needs_two_safe_urls() {
    let place = |upload: &str, file: &str| {
        let body = format!(r#"{{"key":"k","upload_url":"{upload}","file_url":"{file}","size_in_bytes":9}}"#);
        UploadTarget::read(&body, UrlPolicy::Public)
    };
    let (upload, file) = ("https://s.example.com/k?X-Amz-Signature=a%2Fb&x=1", "https://files.example.com/k.png");
    let read = place(upload, file).expect("a place");
    assert_eq!((read.upload.as_str(), read.file.as_str()), (upload, file));
    for bad in
        ["http://s.example.com/k", "javascript:alert(1)", "https://user@s.example.com/k", "https://10.0.0.1/k", ""]
    {
        assert_eq!(place(bad, file), None, "{bad}");
        assert_eq!(place(upload, bad), None, "{bad}");
    }
    let local = r#"{"upload_url":"http://127.0.0.1:8101/u/k","file_url":"http://127.0.0.1:8101/u/k"}"#;
    assert_eq!(UploadTarget::read(local, UrlPolicy::Public), None);
    assert!(UploadTarget::read(local, UrlPolicy::Loopback).is_some());
    for body in ["", "[]", "{}", "<html>", r#"{"upload_url":5,"file_url":null}"#] {
        assert_eq!(UploadTarget::read(body, UrlPolicy::Loopback), None, "{body}");
    }
}

#[test]
fn every_rejection_code_has_an_error() {
    for (word, error) in [
        ("empty", ProofError::Empty),
        ("large", ProofError::TooLarge),
        ("heic", ProofError::Heic),
        ("unknown", ProofError::Unknown),
        ("", ProofError::Unreadable),
        ("NotReadableError", ProofError::Unreadable),
    ] {
        assert_eq!(ProofError::of(word), error, "{word}");
    }
}
