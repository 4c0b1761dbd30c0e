<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-18, the certificate of destruction on paper. The XML is the deed and is what is signed; this prints it, with its dates in words
     (jobs/certificate_paper.h). Tokens of the items stay in the XML: on paper they are counted. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" xmlns:v="https://griffier.example/verklaring/1" exclude-result-prefixes="t v">
  <xsl:include href="unhandled.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="v:verwerkingsverantwoordelijke|v:lijst|v:wet|v:selectielijst|v:machtiging|v:goedkeuring|v:categorie|v:uitvoering|v:uitzondering|v:aangehouden|v:leesbare-map|v:herziening|v:vervallen-kopie" mode="known"/>
  <xsl:template match="v:handeling|v:kenmerk|v:bewijs|v:controle|v:reservekopie|v:mededeling|v:herziening/v:reden" mode="known"/>

  <xsl:template match="/v:verklaring">
    <xsl:apply-templates select="*|v:categorie/*|v:uitvoering/*|v:herziening/*" mode="known"/>
    <stuk number="{@nummer}" kind="verklaring-van-vernietiging" language="{@taal}" author="{@zorgdrager}" date="{@datum}">
      <xsl:attribute name="title"><t:tekst k="verklaring.titel"/></xsl:attribute>
      <xsl:attribute name="running"><t:tekst k="verklaring.titel"/></xsl:attribute>
      <meta name="Lijst"><xsl:value-of select="v:lijst/@nummer"/></meta>
      <meta name="Stand"><xsl:value-of select="@stand"/></meta>
      <fact><xsl:attribute name="label"><t:tekst k="verklaring.kop.nummer"/></xsl:attribute><xsl:value-of select="@nummer"/><xsl:if test="v:herziening">-r<xsl:value-of select="@revisie"/></xsl:if></fact>
      <fact><xsl:attribute name="label"><t:tekst k="verklaring.kop.datum"/></xsl:attribute><xsl:value-of select="@datum"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="verklaring.kop.stand"/></xsl:attribute>
        <xsl:choose>
          <xsl:when test="@stand = 'volledig'"><t:tekst k="verklaring.stand.volledig"/></xsl:when>
          <xsl:when test="@stand = 'gedeeltelijk'"><t:tekst k="verklaring.stand.gedeeltelijk"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@stand"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </fact>
      <fact><xsl:attribute name="label"><t:tekst k="verklaring.kop.zorgdrager"/></xsl:attribute><xsl:value-of select="@zorgdrager"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="verklaring.kop.convenant"/></xsl:attribute><xsl:value-of select="@convenant-naam"/></fact>
      <body>
        <p style="lead"><t:tekst k="verklaring.inleiding"/></p>
        <xsl:if test="@oefening = 'ja'"><box><title><t:tekst k="verklaring.oefening"/></title><p><t:tekst k="verklaring.oefening_uitleg"/></p></box></xsl:if>
        <xsl:if test="@stand = 'gedeeltelijk'"><box><title><t:tekst k="verklaring.deels"/></title><p><t:tekst k="verklaring.deels_uitleg"/></p></box></xsl:if>
        <xsl:apply-templates select="v:herziening"/>
        <heading level="2" id="wat"><t:tekst k="verklaring.kop.wat"/></heading>
        <xsl:apply-templates select="v:categorie"/>
        <xsl:call-template name="ground"/>
        <xsl:apply-templates select="v:uitvoering"/>
        <xsl:call-template name="left"/>
        <p style="small"><t:tekst k="verklaring.slot"><t:met select="@systeem"/><t:met><name><xsl:value-of select="@opslag"/></name></t:met></t:tekst></p>
      </body>
    </stuk>
  </xsl:template>

  <xsl:template match="v:herziening">
    <heading level="2" id="aanvulling"><t:tekst k="verklaring.kop.herziening"/></heading>
    <p><t:tekst k="verklaring.herziening"><t:met select="@vorige"/></t:tekst></p>
    <list><xsl:for-each select="v:reden"><item><p>
      <xsl:choose>
        <xsl:when test=". = 'houder'"><t:tekst k="verklaring.reden.houder"/></xsl:when>
        <xsl:when test=". = 'controle'"><t:tekst k="verklaring.reden.controle"/></xsl:when>
        <xsl:when test=". = 'antwoord'"><t:tekst k="verklaring.reden.antwoord"/></xsl:when>
        <xsl:when test=". = 'kopie'"><t:tekst k="verklaring.reden.kopie"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="."/></xsl:call-template></xsl:otherwise>
      </xsl:choose></p></item></xsl:for-each></list>
    <p style="small"><xsl:value-of select="@hash"/></p>
  </xsl:template>

  <xsl:template match="v:categorie">
    <heading level="3"><t:tekst k="verklaring.categorie"><t:met select="position()"/><t:met select="@bestand"/></t:tekst></heading>
    <definitions>
      <entry><term><t:tekst k="verklaring.kop.aantal"/></term><meaning><p>
        <t:tekst k="verklaring.bestanden" aantal="@aantal"><t:met select="@aantal"/></t:tekst><xsl:text>, </xsl:text><t:tekst k="verklaring.onderdelen" aantal="@onderdelen"><t:met select="@onderdelen"/></t:tekst><xsl:text>, </xsl:text><t:tekst k="verklaring.stukken" aantal="@stukken"><t:met select="@stukken"/></t:tekst></p></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.grond"/></term><meaning><p><t:tekst k="verklaring.grond"><t:met select="@regime-naam"/><t:met select="@regime-versie"/><t:met select="@artikel"/><t:met><name><xsl:value-of select="@regel"/></name></t:met></t:tekst></p></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.selectie"/></term><meaning><p><xsl:value-of select="@code"/></p></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.termijn"/></term><meaning><p>
        <xsl:choose>
          <xsl:when test="@soort = 'bewaren'"><t:tekst k="verklaring.bewaren"><t:met select="@duur"/></t:tekst></xsl:when>
          <xsl:when test="@soort = 'ten-hoogste'"><t:tekst k="verklaring.ten_hoogste"><t:met select="@duur"/></t:tekst></xsl:when>
          <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@soort"/></xsl:call-template></xsl:otherwise>
        </xsl:choose></p>
        <xsl:if test="v:handeling"><p><t:tekst k="verklaring.handelingen"/><xsl:for-each select="v:handeling"><xsl:text> </xsl:text><xsl:value-of select="."/><xsl:if test="position() != last()">;</xsl:if></xsl:for-each></p></xsl:if>
      </meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.begin"/></term><meaning><p><xsl:choose><xsl:when test="@start-van = @start-tot"><xsl:value-of select="@start-van"/></xsl:when><xsl:otherwise><t:tekst k="verklaring.van_tot"><t:met select="@start-van"/><t:met select="@start-tot"/></t:tekst></xsl:otherwise></xsl:choose></p></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.dag"/></term><meaning><p><xsl:choose><xsl:when test="@datum-van = @datum-tot"><xsl:value-of select="@datum-van"/></xsl:when><xsl:otherwise><t:tekst k="verklaring.van_tot"><t:met select="@datum-van"/><t:met select="@datum-tot"/></t:tekst></xsl:otherwise></xsl:choose></p></meaning></entry>
    </definitions>
  </xsl:template>

  <xsl:template name="ground">
    <heading level="2" id="waarom"><t:tekst k="verklaring.kop.waarom"/></heading>
    <definitions>
      <entry><term><t:tekst k="verklaring.kop.wet"/></term><meaning><p><xsl:value-of select="v:wet"/></p></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.selectielijst"/></term><meaning><p><xsl:value-of select="v:selectielijst"/></p></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.machtiging"/></term><meaning><p><t:tekst k="verklaring.machtiging"><t:met select="v:machtiging/@kenmerk"/><t:met select="v:machtiging/@afgever"/><t:met select="v:machtiging/@reikwijdte"/></t:tekst></p>
        <xsl:if test="v:machtiging/@datum != ''"><p><xsl:value-of select="v:machtiging/@datum"/></p></xsl:if></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.verantwoordelijk"/></term><meaning><list><xsl:for-each select="v:verwerkingsverantwoordelijke"><item><p><name><xsl:value-of select="."/></name></p></item></xsl:for-each></list></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.lijst"/></term><meaning><p><t:tekst k="verklaring.lijst"><t:met select="v:lijst/@nummer"/><t:met select="v:lijst/@datum"/><t:met select="v:lijst/@voorgesteld-door"/></t:tekst></p><p style="small"><xsl:value-of select="v:lijst/@stam"/></p></meaning></entry>
    </definitions>
    <heading level="3"><t:tekst k="verklaring.kop.goedkeuringen"/></heading>
    <list>
      <xsl:for-each select="v:goedkeuring">
        <item><p>
          <xsl:choose><xsl:when test="@functie != ''"><xsl:value-of select="@functie"/></xsl:when><xsl:otherwise><xsl:value-of select="@rol"/></xsl:otherwise></xsl:choose>
          <xsl:text>, </xsl:text><xsl:value-of select="@op"/></p><p style="small"><t:tekst k="verklaring.sleutel"/><xsl:text> </xsl:text><xsl:value-of select="@sleutel"/></p></item>
      </xsl:for-each>
    </list>
  </xsl:template>

  <xsl:template match="v:uitvoering">
    <heading level="2" id="hoe"><t:tekst k="verklaring.kop.hoe"/></heading>
    <xsl:choose>
      <xsl:when test="@wijze = 'sleutelvernietiging'"><p><t:tekst k="verklaring.sleutelvernietiging"/></p></xsl:when>
      <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@wijze"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <definitions>
      <entry><term><t:tekst k="verklaring.kop.wanneer"/></term><meaning><p><t:tekst k="verklaring.begonnen_klaar"><t:met select="@begonnen"/><t:met select="@klaar"/></t:tekst></p></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.sleutels"/></term><meaning><p><t:tekst k="verklaring.sleutels"><t:met select="@sleutels"/><t:met select="@bestanden"/><t:met select="@overgebleven"/></t:tekst></p></meaning></entry>
      <entry><term><t:tekst k="verklaring.kop.houders"/></term><meaning><list>
        <xsl:for-each select="v:bewijs"><item><p>
          <xsl:choose><xsl:when test="@bevestigd = 'ja'"><t:tekst k="verklaring.bevestigd"/></xsl:when><xsl:otherwise><t:tekst k="verklaring.niet_bevestigd"/></xsl:otherwise></xsl:choose></p>
          <p style="small"><xsl:value-of select="@houder"/></p></item></xsl:for-each></list></meaning></entry>
    </definitions>
    <heading level="3"><t:tekst k="verklaring.kop.controle"/></heading>
    <p><t:tekst k="verklaring.controle"/></p>
    <table>
      <head><cell><p><t:tekst k="verklaring.kolom.plaats"/></p></cell><cell><p><t:tekst k="verklaring.kolom.wijze"/></p></cell><cell align="end"><p><t:tekst k="verklaring.kolom.bekeken"/></p></cell><cell align="end"><p><t:tekst k="verklaring.kolom.gevonden"/></p></cell></head>
      <xsl:for-each select="v:controle">
        <row><cell><p>
          <xsl:choose>
            <xsl:when test="@plaats = 'kluis'"><t:tekst k="verklaring.plaats.kluis"/></xsl:when>
            <xsl:when test="@plaats = 'tabellen'"><t:tekst k="verklaring.plaats.tabellen"/></xsl:when>
            <xsl:when test="@plaats = 'kanaal'"><t:tekst k="verklaring.plaats.kanaal"/></xsl:when>
            <xsl:when test="@plaats = 'overig'"><t:tekst k="verklaring.plaats.overig"/></xsl:when>
            <xsl:otherwise><t:tekst k="verklaring.plaats.bestand"><t:met><name><xsl:value-of select="@plaats"/></name></t:met></t:tekst></xsl:otherwise>
          </xsl:choose></p></cell><cell><p>
          <xsl:choose>
            <xsl:when test="@wijze = 'ruw'"><t:tekst k="verklaring.gezocht.ruw"/></xsl:when>
            <xsl:when test="@wijze = 'namen'"><t:tekst k="verklaring.gezocht.namen"/></xsl:when>
            <xsl:when test="@wijze = 'rijen'"><t:tekst k="verklaring.gezocht.rijen"/></xsl:when>
            <xsl:when test="@wijze = 'sleutels'"><t:tekst k="verklaring.gezocht.sleutels"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@wijze"/></xsl:call-template></xsl:otherwise>
          </xsl:choose></p></cell><cell align="end"><p><xsl:value-of select="@bekeken"/></p></cell><cell align="end"><p><xsl:value-of select="@gevonden"/></p></cell></row>
      </xsl:for-each>
    </table>
    <xsl:if test="v:reservekopie">
      <heading level="3"><t:tekst k="verklaring.kop.reservekopie"/></heading>
      <p><t:tekst k="verklaring.reservekopieen"/></p>
      <list><xsl:for-each select="v:reservekopie"><item><p>
        <xsl:choose>
          <xsl:when test="@tot != ''"><t:tekst k="verklaring.reservekopie"><t:met><name><xsl:value-of select="@naam"/></name></t:met><t:met select="@gemaakt"/><t:met select="@tot"/></t:tekst></xsl:when>
          <xsl:otherwise><t:tekst k="verklaring.reservekopie_zonder"><t:met><name><xsl:value-of select="@naam"/></name></t:met><t:met select="@gemaakt"/></t:tekst></xsl:otherwise>
        </xsl:choose></p></item></xsl:for-each></list>
    </xsl:if>
    <xsl:if test="../v:vervallen-kopie">
      <heading level="3"><t:tekst k="verklaring.kop.vervallen_kopie"/></heading>
      <p><t:tekst k="verklaring.vervallen_kopieen"/></p>
      <list><xsl:for-each select="../v:vervallen-kopie"><item><p><t:tekst k="verklaring.vervallen_kopie"><t:met><name><xsl:value-of select="@naam"/></name></t:met><t:met select="@gemaakt"/><t:met select="@op"/></t:tekst></p></item></xsl:for-each></list>
      <xsl:if test="not(v:reservekopie)"><p><t:tekst k="verklaring.geen_kopie_meer"/></p></xsl:if>
    </xsl:if>
    <xsl:if test="v:mededeling">
      <heading level="3"><t:tekst k="verklaring.kop.mededeling"/></heading>
      <list><xsl:for-each select="v:mededeling"><item><p>
        <xsl:choose>
          <xsl:when test="@antwoord != ''"><t:tekst k="verklaring.mededeling"><t:met><name><xsl:value-of select="@partij"/></name></t:met><t:met select="@aantal"/><t:met>
            <xsl:choose>
              <xsl:when test="@antwoord = 'vernietigd'"><t:tekst k="verklaring.antwoord.vernietigd"/></xsl:when>
              <xsl:when test="@antwoord = 'teruggegeven'"><t:tekst k="verklaring.antwoord.teruggegeven"/></xsl:when>
              <xsl:when test="@antwoord = 'geen'"><t:tekst k="verklaring.antwoord.geen"/></xsl:when>
              <xsl:when test="@antwoord = 'weigert'"><t:tekst k="verklaring.antwoord.weigert"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@antwoord"/></xsl:call-template></xsl:otherwise>
            </xsl:choose></t:met><t:met select="@op"/></t:tekst></xsl:when>
          <xsl:otherwise><t:tekst k="verklaring.mededeling_open"><t:met><name><xsl:value-of select="@partij"/></name></t:met><t:met select="@aantal"/></t:tekst></xsl:otherwise>
        </xsl:choose></p></item></xsl:for-each></list>
    </xsl:if>
  </xsl:template>

  <xsl:template name="left">
    <heading level="2" id="bleef"><t:tekst k="verklaring.kop.bleef"/></heading>
    <xsl:if test="v:lijst/@nog-op-lijst != '0'"><p><t:tekst k="verklaring.nog_op_lijst" aantal="v:lijst/@nog-op-lijst"><t:met select="v:lijst/@nog-op-lijst"/></t:tekst></p></xsl:if>
    <xsl:choose>
      <xsl:when test="v:uitzondering">
        <p><t:tekst k="verklaring.uitzonderingen"/></p>
        <list><xsl:for-each select="v:uitzondering"><item><p>
          <xsl:choose>
            <xsl:when test="@reden = 'aangehouden'"><t:tekst k="lijst.reden.aangehouden"/></xsl:when>
            <xsl:when test="@reden = 'verzoek-open'"><t:tekst k="lijst.reden.verzoek-open"/></xsl:when>
            <xsl:when test="@reden = 'afgeschermd'"><t:tekst k="lijst.reden.afgeschermd"/></xsl:when>
            <xsl:when test="@reden = 'rekenverschil'"><t:tekst k="lijst.reden.rekenverschil"/></xsl:when>
            <xsl:when test="@reden = 'post-gewijzigd'"><t:tekst k="lijst.reden.post-gewijzigd"/></xsl:when>
            <xsl:when test="@reden = 'geen-sleutel'"><t:tekst k="lijst.reden.geen-sleutel"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="@reden"/></xsl:otherwise>
          </xsl:choose>
          <xsl:text>, </xsl:text><xsl:value-of select="@op"/></p><p style="small"><t:tekst k="verklaring.kenmerk"/><xsl:text> </xsl:text><xsl:value-of select="@kenmerk"/></p></item></xsl:for-each></list>
      </xsl:when>
      <xsl:otherwise><p><t:tekst k="verklaring.geen_uitzonderingen"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="v:aangehouden">
      <p><t:tekst k="verklaring.aangehouden"/></p>
      <list><xsl:for-each select="v:aangehouden"><item><p><t:tekst k="verklaring.aangehouden_tot"><t:met select="@tot"/><t:met select="@aantal"/></t:tekst></p></item></xsl:for-each></list>
    </xsl:if>
    <xsl:if test="v:leesbare-map">
      <heading level="3"><t:tekst k="verklaring.kop.leesbaar"/></heading>
      <p><t:tekst k="verklaring.leesbaar"/></p>
      <list><xsl:for-each select="v:leesbare-map"><item><p>
        <xsl:choose>
          <xsl:when test="@wat = 'input'"><t:tekst k="verklaring.map.input" aantal="@bestanden"><t:met select="@bestanden"/></t:tekst></xsl:when>
          <xsl:when test="@wat = 'out'"><t:tekst k="verklaring.map.out" aantal="@bestanden"><t:met select="@bestanden"/></t:tekst></xsl:when>
          <xsl:when test="@wat = 'channel'"><t:tekst k="verklaring.map.channel" aantal="@bestanden"><t:met select="@bestanden"/></t:tekst></xsl:when>
          <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@wat"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="@daarna = 'operator'"><t:tekst k="verklaring.daarna.operator"/></xsl:when>
          <xsl:when test="@daarna = 'until-confirmed'"><t:tekst k="verklaring.daarna.until-confirmed"/></xsl:when>
          <xsl:when test="@daarna = 'removed'"><t:tekst k="verklaring.daarna.removed"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@daarna"/></xsl:call-template></xsl:otherwise>
        </xsl:choose></p></item></xsl:for-each></list>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
