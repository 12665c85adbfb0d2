//! The three ways to build the widget.

/// A kind of build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// For publishing: a wasm in two parts, optimized for size, with unstable compiler options.
    Release,
    /// For publishing with stable Rust alone: one wasm, which is larger.
    Plain,
    /// For development: one wasm with debug assertions, and scripts that are not minified.
    Dev,
}

impl Build {
    /// The build of a command's option.
    pub fn named(option: &str) -> Option<Self> {
        match option {
            "--plain" => Some(Self::Plain),
            "--dev" => Some(Self::Dev),
            _ => None,
        }
    }

    /// The folder of trunk's output and of intermediate files.
    pub const fn staging(self) -> &'static str {
        match self {
            Self::Release => "target/trunk",
            Self::Plain => "target/trunk-plain",
            Self::Dev => "target/trunk-dev",
        }
    }

    /// The folder of the result.
    pub const fn dist(self) -> &'static str {
        match self {
            Self::Release => "dist",
            Self::Plain => "target/dist-plain",
            Self::Dev => "target/dist-dev",
        }
    }

    /// True where the result is minified, compressed, and compared with the figures.
    pub const fn is_published(self) -> bool {
        !matches!(self, Self::Dev)
    }
}
