//! `checkout.d.ts`, as the strict compiler of TypeScript reads it: in a page's own script, in React, Vue and Svelte.

use std::{
    env, fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use tempfile::TempDir;

const DECLARATIONS: [(&str, &str); 2] =
    [("checkout.d.ts", include_str!("../../npm/checkout.d.ts")), ("react.d.ts", include_str!("../../npm/react.d.ts"))];

/// A folder with the declarations and these files of `xtask/types`.
fn project(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, declarations) in DECLARATIONS {
        // Without React its component has no types.
        if name == "checkout.d.ts" || files.contains(&"component.tsx") {
            fs::write(folder.path().join(name), declarations).expect("the declarations");
        }
    }
    for file in files {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("types").join(file);
        fs::copy(source, folder.path().join(file)).expect("a file to check");
    }
    folder
}

/// The libraries that `xtask/setup/npm` pins.
fn libraries() -> PathBuf {
    env::var_os("NODE_PATH").expect("run it with `xtask/setup/tools cargo test`").into()
}

/// The compiler's complaints.
fn complaints(folder: &TempDir, paths: &Value) -> String {
    let options = json!({
        "compilerOptions": {
            "strict": true, "noEmit": true, "skipLibCheck": false, "target": "es2020", "lib": ["es2020", "dom"],
            "module": "esnext", "moduleResolution": "bundler", "jsx": "react-jsx", "types": [], "paths": paths,
        },
    });
    fs::write(folder.path().join("tsconfig.json"), options.to_string()).expect("options");
    let compiler = libraries().join(".bin/tsc");
    let run = Command::new(compiler).arg("--project").arg(folder.path()).output().expect("the compiler of TypeScript");
    let complaints = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(run.status.success(), complaints.is_empty());
    complaints
}

#[test]
fn a_page_without_libraries() {
    assert_eq!(complaints(&project(&["page.ts"]), &json!({})), "");
}

#[test]
fn react_vue_and_svelte() {
    let folder = project(&["page.ts", "jsx.tsx", "component.tsx", "templates.ts"]);
    symlink(libraries(), folder.path().join("node_modules")).expect("a link");
    assert_eq!(complaints(&folder, &json!({})), "");
}

#[test]
fn react_before_19() {
    let folder = project(&["jsx.tsx", "component.tsx"]);
    symlink(libraries(), folder.path().join("node_modules")).expect("a link");
    let before =
        json!({ "react": ["./node_modules/@types/react-18"], "react/*": ["./node_modules/@types/react-18/*"] });
    assert_eq!(complaints(&folder, &before), "");
}

#[test]
fn a_mistake_is_an_error() {
    let folder = project(&[]);
    fs::write(folder.path().join("wrong.ts"), "ScalevCheckout.open(1); import './checkout';").expect("a file");
    assert!(complaints(&folder, &json!({})).contains("wrong.ts"), "the compiler looks");
}
