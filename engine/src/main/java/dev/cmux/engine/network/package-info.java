/// HTTP as data: requests and answers, which hosts may be asked, and recordings (HAR 1.2) made and replayed. Knows no page
/// and sends nothing.
package dev.cmux.engine.network;
