//! A test, before it meets an engine.

use std::sync::Arc;

use sandbox::Options;

use super::{Engine, Profile, Stage};

/// Tests of what does not differ by engine, such as the reading of an answer: Chromium runs all, the other engines those of
/// the sample.
#[track_caller]
pub fn in_one_engine(tests: Vec<Test>, sample: &[&str]) -> Vec<Test> {
    for name in sample {
        assert!(tests.iter().any(|test| test.name == *name), "no test is called {name}");
    }
    let only = |test: Test| if sample.contains(&&*test.name) { test } else { test.only(Engine::Chromium) };
    tests.into_iter().map(only).collect()
}

/// Code that panics when something is not as it should be.
#[derive(Clone)]
pub struct Test {
    theme: &'static str,
    name: String,
    pub(super) run: Arc<dyn Fn(&Stage<'_>) + Send + Sync>,
    pub(super) profile: Profile,
    pub(super) options: Options,
    /// None: every engine runs it.
    only: Option<Engine>,
}

impl Test {
    /// `module` is the `module_path!()` of the theme's file, also where the theme has a folder with its tests.
    pub fn new(
        module: &'static str,
        name: impl Into<String>,
        run: impl Fn(&Stage<'_>) + Send + Sync + 'static,
    ) -> Self {
        let theme = module.rsplit("::").next().unwrap_or(module);
        Self {
            theme,
            name: name.into(),
            run: Arc::new(run),
            profile: Profile::default(),
            options: Options::default(),
            only: None,
        }
    }

    /// Limits the test to one engine.
    pub fn only(self, engine: Engine) -> Self {
        Self { only: Some(engine), ..self }
    }

    /// True where this engine runs the test.
    pub fn is_for(&self, engine: Engine) -> bool {
        self.only.is_none_or(|only| only == engine)
    }

    /// Runs the test in a browser with this setup.
    pub fn at(self, profile: Profile) -> Self {
        Self { profile, ..self }
    }

    /// Runs the test against a sandbox with these options.
    pub fn against(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// The browser's configuration.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// Without theme and profile.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the theme's file.
    pub fn theme(&self) -> &'static str {
        self.theme
    }

    /// As it is listed and filtered: `chromium::copy::copies_over_plain_http`, and the profile where it is not the default one.
    pub fn full_name(&self, engine: Engine) -> String {
        format!("{}::{}::{}{}", engine.name(), self.theme, self.name, self.profile.suffix())
    }

    /// The test's name as the name of a file.
    pub(super) fn file_name(&self, engine: Engine) -> String {
        self.full_name(engine).replace("::", "-")
    }
}
