import { renderToString } from "react-dom/server";
import { Shop } from "./Shop.jsx";

console.log(renderToString(<Shop start={JSON.parse(process.argv[2])} heard={() => {}} />));
