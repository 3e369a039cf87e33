"""Words of English, French and Spanish (accents and case removed) that matter to citations, by kind.

A module and not a data file, because `merida cite` reads it at every start. Kinds are explained in `tokens`.
"""

KINDS: dict[tuple[str, object], str] = {
    # the units of a treaty; the value says singular, plural or either
    ("A", "s"): "article articulo artcle artice artic",
    ("A", "p"): "articles articulos arts artt",
    ("A", ""): "art",
    ("P", "s"): "paragraph para parrafo parr paragraphe numeral parag paragr pgph",
    ("P", "p"): "paragraphs paras parrafos parrs paragraphes numerales pars",
    ("P", ""): "par",
    (
        "S",
        "s",
    ): "subparagraph subpara subparrafo subapartado apartado inciso literal letra alinea lettre lit litera subpar "
    "letter subparagraphe sousalinea apdo clause inc subinciso",
    (
        "S",
        "p",
    ): "subparagraphs subparas subparrafos subapartados apartados incisos literales letras alineas lettres letters "
    "subparagraphes clauses",
    ("S", "al"): "al",
    ("PT", "s"): "point item tema punto",
    ("PT", "p"): "points items temas puntos",
    ("C", "s"): "chapter chapitre capitulo chap ch",
    ("C", "p"): "chapters chapitres capitulos chaps chs",
    ("C", "cap"): "cap caps",
    ("SUB", ""): "sub sous",
    (
        "SEC",
        "",
    ): "section sections sect sects sec secs seccion secciones regulation regulations rule rules regle regles regla "
    "reglas schedule disposicion norma normas",
    ("RES", ""): "resolution resolutions resolucion resoluciones decision decisions decisiones",
    ("AGENDA", ""): "agenda programa jour",
    # instruments
    ("OURS", ""): "uncac cnucc cnuc cnucorr",
    ("CONV", ""): "convention convencion",
    ("CONV", "p"): "conventions convenciones",
    (
        "TRE",
        "",
    ): "treaty treaties protocol protocols covenant pact charter agreement agreements tratado tratados pacto protocolo "
    "convenio convenios acuerdo acuerdos traite traites protocole protocoles pacte charte accord "
    "accords carta untoc oecd "
    "ocde palermo unfccc schengen iacac cicc iccpr echr cedh pidcp unclos vclt gatt tfue tfeu tfue "
    "oea oas model modelo type "
    "cecc cndh cadh vienna",
    (
        "NAT",
        "",
    ): "act acts code codes constitution constitutions law laws decree decrees ordinance ordinances statute statutes "
    "bill bills legislation proclamation guideline guidelines directive directives circular manual "
    "policy edict order orders "
    "ley leyes codigo codigos constitucion decreto decretos reglamento reglamentos estatuto "
    "estatutos ordenanza ordenanzas "
    "legislacion normativa lineamientos directrices anteproyecto proyecto loi lois decret decrets "
    "ordonnance ordonnances arrete "
    "arretes reglement reglements statut statuts projet avant cp cpp cpc cgi dahir cpf "
    "instruction instructions instructivo manuel politique circulaire lds stgb "
    "acte bylaw bylaws byelaws cppen",
    ("UND", ""): "report reports note notes document documents summary declaration annex annexe anexo informe "
    "informes rapport rapports resumen resume recommendation recommendations recomendaciones recommandations programme "
    "program terms mandate methodology guide checklist questionnaire plan strategy estrategia strategie "
    "opinion judgment judgement ruling appendix",
    # small words
    ("OF", ""): "of du de del des d",
    ("THE", ""): "the la le les el los las lo l une una an",
    ("THIS", ""): "this present presente este esta presents presentes",
    ("THAT", ""): "that said dicho dicha dichos ese esa cet cette ledit ladite aforementioned latter referido referida "
    "mencionado mencionada abovementioned",
    ("DUDIT", ""): "dudit",
    ("SAME", ""): "same mismo misma meme mesmo ibid ibidem idem",
    ("ITS", ""): "its their su sus son sa ses leur leurs",
    ("WHICH", ""): "which dont whose thereof cuyo cuyos cuya cuyas",
    ("AND", ""): "and or y e u o et ou ni nor",
    ("TO", ""): "to a au through thru until hasta",
    ("FROM", ""): "from between entre",
    ("NO", ""): "no nos nr num numero n nro number numbered nums",
    ("ABOVE", ""): "above below supra infra precedente siguiente anterior precedent hereof preceding",
    ("BIS", ""): "bis ter quater quinquies sexies septies octies",
    ("UN", ""): "united nations un naciones unidas onu nations unies organisation organization organizacion",
    ("AGAINST", ""): "against contre contra anti anticorruption",
    ("CORR", ""): "corruption corrupcion",
    ("ON", ""): "on for concerning relating sur relative relativa relatif sobre pour",
    ("CONDUCT", ""): "conduct conduite conducta ethics",
    ("IN", ""): "in under en dans",
    ("TOGETHER", ""): "particular notably especially specifically notamment particulier namely including inclusive",
    ("O", 1): "first premier premiere primero primera primer",
    ("O", 2): "second deuxieme seconde segundo segunda",
    ("O", 3): "third troisieme tercero tercera tercer",
    ("O", 4): "fourth quatrieme cuarto cuarta",
    ("O", 5): "fifth cinquieme quinto quinta",
    ("O", 6): "sixth sixieme sexto sexta",
    ("O", 7): "seventh septieme septimo septima",
    ("O", 8): "eighth huitieme octavo octava",
    ("K", 1): "one uno",
    ("K", 2): "two deux dos",
    ("K", 3): "three trois tres",
    ("K", 4): "four quatre cuatro",
    ("K", 5): "five cinq cinco",
    ("K", 6): "six seis",
    ("K", 7): "seven sept siete",
    ("K", 8): "eight huit ocho",
}

WORDS: dict[str, tuple[str, object]] = {word: kind for kind, words in KINDS.items() for word in words.split()}
