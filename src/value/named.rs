//! Enums whose variants have names outside of the code.

/// Declares an enum with the name of each variant beside it. `enum Failure: code` has the method `code`, which returns it,
/// and all variants as `ALL`.
macro_rules! named {
    ($(#[$meta:meta])* $vis:vis enum $type:ident: $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        $vis enum $type {
            $($(#[$doc])* $variant,)*
        }

        impl $type {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            pub fn $name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }
    };
}

pub(crate) use named;
