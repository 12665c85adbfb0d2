/** One static page for every order: the host answers /o/* with `o/index.html`. */
export default { output: "static" };
