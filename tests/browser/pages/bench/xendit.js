import { XenditComponents } from "xendit-components-web";

window.life = () => {
  const components = new XenditComponents(window.payment);
  let parts = [];
  components.addEventListener("submission-ready", () => components.submit());
  components.addEventListener("init", () => {
    const place = components.createActionContainerComponent();
    document.querySelector("#pay").replaceChildren(place);
    parts = [place, components.createChannelComponent(components.getActiveChannels()[0])];
  });
  return () => {
    // The library removes nothing while it dispatches `submission-end`.
    const destroy = () => parts.forEach((part) => components.destroyComponent(part));
    components.addEventListener("submission-end", () => queueMicrotask(destroy));
    components.abortSubmission();
  };
};
window.end = window.life();
