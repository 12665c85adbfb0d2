//! The playground in one file, which any host serves beside the folder of the version.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The page with its style, its script and its data inside.
pub fn page(root: &Path) -> Result<String> {
    let read = |path: &str| fs::read_to_string(root.join(path)).with_context(|| format!("reading {path}"));
    let json = |path: &str| -> Result<String> {
        let value: Value = serde_json::from_str(&read(path)?).with_context(|| format!("reading {path}"))?;
        // In a script element `</` could end it.
        Ok(value.to_string().replace('<', "\\u003c"))
    };
    let mut page = read("demo/playground.html")?;
    for (place, content) in [
        (
            "<link rel=\"stylesheet\" href=\"playground.css\">",
            format!("<style>\n{}</style>", read("demo/playground.css")?),
        ),
        ("id=\"payloads\">", format!("id=\"payloads\">{}", json("demo/payloads.json")?)),
        ("id=\"elements\">", format!("id=\"elements\">{}", json("npm/custom-elements.json")?)),
        ("<script src=\"playground.js\"></script>", format!("<script>\n{}</script>", read("demo/playground.js")?)),
    ] {
        ensure!(page.matches(place).count() == 1, "demo/playground.html has no {place}");
        page = page.replace(place, &content);
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_loaded_but_the_widget() {
        let page = page(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).expect("a page");
        let (head, script) = page.split_once("<script>").expect("a script");
        assert!(!head.contains("playground."), "{head}");
        assert!(script.trim_end().ends_with("</html>"));
        assert_eq!(head.matches("<script").count(), head.matches("</script>").count());
        assert_eq!(script.matches("</script>").count(), 1);
    }
}
