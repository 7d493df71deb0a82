// htmx refreshes fragments of workspace pages. Its settings stand in the layout's <meta name="htmx-config">.
import 'htmx.org/dist/htmx.esm.js';
