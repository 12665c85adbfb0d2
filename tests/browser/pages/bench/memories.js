// Runs before the page's scripts: finds the memory of each WebAssembly instance, and the time at which the last one was made.
{
  const memories = [];
  let started = null;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = (...words) => {
      const made = own.apply(WebAssembly, words);
      made.then((made) => {
        const { exports } = made.instance || made;
        // Its name is short and may change; a module that works in the memory of another one exports none.
        memories.push(...Object.values(exports).filter((own) => own instanceof WebAssembly.Memory));
        started = performance.now();
      }, () => {});
      return made;
    };
  }
  window.memories = () => memories;
  window.started = () => started;
}
