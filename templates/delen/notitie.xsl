<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the notes for the file share: no letter and no addressee, a mark on every page, the facts on top, and at the end what is missing.
  A note's own template matches "notitie", calls "note" with its title, and has a template with mode "body".
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="datum|opsteller|regimeversie|convenant|over|oordeel|aanleiding|grond|redenen|noodzaak|evenredigheid|factor|factoren|overleg|beslisser|partij|functionaris|beletsel|herziening|ontbreekt|eerder|blijft|afspraak|wijze|afzender|adressaat|eerder-geinformeerd" mode="known"/>

  <xsl:template name="note">
    <xsl:param name="kind"/>
    <xsl:param name="title"/>
    <xsl:apply-templates select="*" mode="known"/>
    <stuk number="{@nummer}" kind="{$kind}" language="{@taal}" title="{$title}" author="{opsteller}" date="{datum}">
      <xsl:attribute name="running"><t:tekst k="notitie.kop"><t:met select="@dossier"/></t:tekst></xsl:attribute>
      <xsl:attribute name="marking">
        <xsl:choose>
          <xsl:when test="@oefening = 'ja'"><t:tekst k="notitie.intern_oefening"/></xsl:when>
          <xsl:otherwise><t:tekst k="notitie.intern"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <meta name="Regime"><xsl:value-of select="regimeversie"/></meta>
      <meta name="RegimeHash"><xsl:value-of select="regimeversie/@hash"/></meta>
      <fact><xsl:attribute name="label"><t:tekst k="notitie.label.dossier"/></xsl:attribute><xsl:value-of select="@dossier"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="notitie.label.over"/></xsl:attribute>
        <xsl:choose>
          <xsl:when test="over = ''"><xsl:value-of select="over/@rol"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="over"/> (<xsl:value-of select="over/@rol"/>)</xsl:otherwise>
        </xsl:choose>
      </fact>
      <xsl:for-each select="oordeel">
        <fact><xsl:attribute name="label"><t:tekst k="notitie.label.uitkomst"/></xsl:attribute><xsl:value-of select="@tekst"/></fact>
        <fact><xsl:attribute name="label"><t:tekst k="notitie.label.besloten"/></xsl:attribute><xsl:value-of select="@datum"/></fact>
      </xsl:for-each>
      <xsl:for-each select="aanleiding">
        <fact><xsl:attribute name="label"><t:tekst k="notitie.label.aanleiding"/></xsl:attribute><xsl:value-of select="."/>, <xsl:value-of select="@datum"/></fact>
      </xsl:for-each>
      <fact><xsl:attribute name="label"><t:tekst k="notitie.label.kenmerk"/></xsl:attribute><xsl:value-of select="@nummer"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="notitie.label.gemaakt"/></xsl:attribute><xsl:value-of select="datum"/></fact>
      <body>
        <xsl:apply-templates select="." mode="body"/>
        <xsl:call-template name="open-points"/>
        <p style="small"><t:tekst k="notitie.slot"><t:met><name><xsl:value-of select="convenant"/></name></t:met></t:tekst></p>
      </body>
    </stuk>
  </xsl:template>

  <!-- A recorded text, or the plain statement that there is none. -->
  <xsl:template name="recorded">
    <xsl:param name="text"/>
    <p>
      <xsl:choose>
        <xsl:when test="$text"><xsl:value-of select="$text"/></xsl:when>
        <xsl:otherwise><strong><t:tekst k="notitie.niet_vastgelegd"/></strong></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template name="grounds">
    <heading level="2" id="grond"><t:tekst k="notitie.grond.kop"/></heading>
    <xsl:if test="not(grond)"><xsl:call-template name="recorded"><xsl:with-param name="text" select="grond"/></xsl:call-template></xsl:if>
    <xsl:if test="grond">
      <list>
        <xsl:for-each select="grond">
          <item><p><t:tekst k="notitie.grond.regel"><t:met select="@letter"/><t:met select="."/><t:met select="@artikel"/></t:tekst></p></item>
        </xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <xsl:template name="reasons">
    <heading level="2" id="redenen"><t:tekst k="notitie.redenen.kop"/></heading>
    <xsl:call-template name="recorded"><xsl:with-param name="text" select="redenen"/></xsl:call-template>
  </xsl:template>

  <!-- INF-02, MN-12 -->
  <xsl:template name="consultation">
    <heading level="2" id="overleg"><t:tekst k="notitie.overleg.kop"/></heading>
    <xsl:if test="not(overleg)"><xsl:call-template name="recorded"><xsl:with-param name="text" select="overleg"/></xsl:call-template></xsl:if>
    <xsl:if test="overleg">
      <table widths="3 2 5">
        <head>
          <cell header="true"><p><t:tekst k="notitie.overleg.partij"/></p></cell>
          <cell header="true"><p><t:tekst k="notitie.overleg.datum"/></p></cell>
          <cell header="true"><p><t:tekst k="notitie.overleg.standpunt"/></p></cell>
        </head>
        <xsl:for-each select="overleg">
          <row>
            <cell><p><name><xsl:value-of select="@partij"/></name></p></cell>
            <cell><p><xsl:value-of select="@datum"/></p></cell>
            <cell><xsl:call-template name="recorded"><xsl:with-param name="text" select="self::overleg[. != '']"/></xsl:call-template></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="decider">
    <heading level="2" id="beslisser"><t:tekst k="notitie.beslisser.kop"/></heading>
    <p><xsl:value-of select="beslisser"/></p>
    <xsl:if test="partij | functionaris">
      <list>
        <xsl:for-each select="partij"><item><p><name><xsl:value-of select="."/></name></p></item></xsl:for-each>
        <xsl:for-each select="functionaris"><item><p><name><xsl:value-of select="."/></name><xsl:if test="@functie != ''">, <xsl:value-of select="@functie"/></xsl:if></p></item></xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <xsl:template name="review">
    <heading level="2" id="herziening"><t:tekst k="notitie.herziening.kop"/></heading>
    <p>
      <xsl:choose>
        <xsl:when test="herziening/@bron = 'besluit'"><t:tekst k="notitie.herziening.besluit"><t:met select="herziening"/></t:tekst></xsl:when>
        <xsl:when test="herziening/@bron = 'tussentijd'"><t:tekst k="notitie.herziening.tussentijd"><t:met select="herziening"/></t:tekst></xsl:when>
        <xsl:when test="not(herziening) and oordeel/@uitkomst = 'niet'"><t:tekst k="notitie.herziening.niet"/></xsl:when>
        <xsl:otherwise><strong><t:tekst k="notitie.niet_vastgelegd"/></strong></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template name="open-points">
    <xsl:if test="ontbreekt">
      <box id="ontbreekt">
        <title><t:tekst k="notitie.ontbreekt.kop"/></title>
        <list><xsl:for-each select="ontbreekt"><item><p><xsl:value-of select="@tekst"/></p></item></xsl:for-each></list>
      </box>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
