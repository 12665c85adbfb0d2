//! The three ways to build the widget.

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// What is published: a wasm in two parts, as small as it gets, by compiler options that are not stable.
    Release,
    /// The same with stable Rust alone: one wasm, larger.
    Plain,
    /// For development: one wasm with its debug assertions, and scripts that can be read.
    Dev,
}

impl Build {
    /// The build that a command's option names.
    pub fn named(option: &str) -> Option<Self> {
        match option {
            "--plain" => Some(Self::Plain),
            "--dev" => Some(Self::Dev),
            _ => None,
        }
    }

    /// Where trunk leaves its output, beside what is made of it on the way.
    pub const fn staging(self) -> &'static str {
        match self {
            Self::Release => "target/trunk",
            Self::Plain => "target/trunk-plain",
            Self::Dev => "target/trunk-dev",
        }
    }

    /// Where the result is.
    pub const fn dist(self) -> &'static str {
        match self {
            Self::Release => "dist",
            Self::Plain => "target/dist-plain",
            Self::Dev => "target/dist-dev",
        }
    }

    /// Whether the result is small, compressed, and has its figures told.
    pub const fn is_published(self) -> bool {
        !matches!(self, Self::Dev)
    }
}
