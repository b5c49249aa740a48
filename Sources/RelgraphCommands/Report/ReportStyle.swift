/// The style sheet of a report's page: one column of text, figures as wide as there is room, light and dark, and paper.
enum ReportStyle {
    static let text = """
        :root{color-scheme:light dark;--ink:#1a1a1a;--muted:#575757;--paper:#fff;--line:#dcdcdc;--soft:#f5f5f5;--link:#005a8d}
        @media (prefers-color-scheme:dark){:root{--ink:#f0f2f4;--muted:#b7bec6;--paper:#14181d;--line:#39424d;--soft:#1f252d;--link:#9bd3f7}}
        html{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Georgia,'Times New Roman',serif;-webkit-text-size-adjust:100%}
        body{margin:0}
        main{max-width:78rem;margin:0 auto;padding:1.5rem 1rem 4rem}
        main>*{max-width:42rem;margin-left:auto;margin-right:auto}
        main>figure,main>.scroll{max-width:100%}
        h1,h2,h3,h4{line-height:1.25;margin:2em auto .6em}
        h1{font-size:2rem;margin-top:1em}
        p,ul,ol,blockquote,pre{margin-top:0;margin-bottom:1.1em}
        a{color:var(--link)}
        img{max-width:100%;height:auto}
        code,pre{font-family:ui-monospace,Consolas,'Liberation Mono',monospace;font-size:.875em}
        pre{background:var(--soft);padding:.8em 1em;overflow-x:auto;border-radius:4px}
        blockquote{border-left:3px solid var(--line);padding-left:1em;color:var(--muted)}
        hr{border:0;border-top:1px solid var(--line)}
        figure{margin:2em auto}
        figure svg{display:block;margin:0 auto}
        figcaption,caption,p.caption{font:.9rem/1.45 Helvetica,Arial,'Liberation Sans',sans-serif;color:var(--muted);text-align:left}
        figcaption{max-width:42rem;margin:.6rem auto 0}
        .caption{color:var(--ink)}figcaption .sources{display:block}
        .scroll{overflow-x:auto}
        .scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
        table{border-collapse:collapse;font:.875rem/1.45 Helvetica,Arial,'Liberation Sans',sans-serif;margin:0 auto 1.4em;min-width:min(100%,42rem)}
        .wide,.relgraph-table table{min-width:44rem}
        caption{padding-bottom:.5em}
        th,td{text-align:left;vertical-align:top;padding:.35em .8em .35em 0;border-bottom:1px solid var(--line)}
        th{color:var(--muted)}
        .number,[align=right]{text-align:right;font-variant-numeric:tabular-nums}
        main>details{max-width:100%}details{margin:-1rem auto 2em;overflow-x:auto;font:.9rem/1.45 Helvetica,Arial,'Liberation Sans',sans-serif}
        summary{cursor:pointer;color:var(--link);max-width:42rem;margin:0 auto;padding:.3em 0}
        .footnotes{font-size:.9em;color:var(--muted)}
        @media (max-width:40rem){html{font-size:1rem}h1{font-size:1.6rem}}
        @media print{html{background:none;color:#000;font-size:10pt}main{max-width:none;padding:0}figure,table,pre{break-inside:avoid}\
        .scroll{overflow:visible}figure svg{min-width:0!important;max-width:100%!important}a{color:inherit}}

        """
}
