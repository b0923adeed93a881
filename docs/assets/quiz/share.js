// The entry of the menu of ways to share, loaded when it is first opened.
import { ShareMenu } from "./element/share-menu.js";

ShareMenu.define("share-menu");
