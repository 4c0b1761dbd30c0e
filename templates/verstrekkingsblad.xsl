<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-17, the sheet that goes along with data that are given (CAS-19, MN-11; the own-file notice is WEE-15). Facts: generator/publish/secrecy.h. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="convenant|dossier|ontvanger|verstrekker|datum|soort|noodzaak|artikel|doel|grond|toestemming|bron" mode="known"/>
  <xsl:template match="plicht|verklaring|uitzondering-wet|uitzondering-taak|eigen-bestand|na-afloop|teruggave" mode="known"/>

  <xsl:template match="/verstrekkingsblad">
    <xsl:apply-templates select="*" mode="known"/>
    <stuk number="{@nummer}" kind="verstrekkingsblad" language="{@taal}" author="{convenant}" date="{datum}">
      <xsl:attribute name="title"><t:tekst k="verstrekking.titel"/></xsl:attribute>
      <xsl:attribute name="running"><t:tekst k="verstrekking.titel"/></xsl:attribute>
      <xsl:attribute name="marking"><xsl:choose><xsl:when test="@oefening = 'ja'"><t:tekst k="verstrekking.merk_oefening"/></xsl:when><xsl:otherwise><t:tekst k="verstrekking.merk"/></xsl:otherwise></xsl:choose></xsl:attribute>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.nummer"/></xsl:attribute><xsl:value-of select="@nummer"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="verstrekking.label.dossier"/></xsl:attribute><xsl:value-of select="dossier"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="verstrekking.label.ontvanger"/></xsl:attribute><xsl:value-of select="ontvanger"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="verstrekking.label.datum"/></xsl:attribute><xsl:value-of select="datum"/></fact>
      <body>
        <p style="lead"><t:tekst k="verstrekking.inleiding"><t:met><name><xsl:value-of select="convenant"/></name></t:met></t:tekst></p>
        <xsl:if test="eigen-bestand">
          <box><title><t:tekst k="verstrekking.eigen_bestand.kop"/></title>
            <p><t:tekst k="verstrekking.eigen_bestand"/><xsl:call-template name="article"><xsl:with-param name="of" select="eigen-bestand/@artikel"/></xsl:call-template></p></box>
        </xsl:if>
        <heading level="2" id="wat"><t:tekst k="verstrekking.kop.wat"/></heading>
        <definitions>
          <entry><term><t:tekst k="verstrekking.label.soort"/></term><meaning><p><xsl:value-of select="soort"/></p></meaning></entry>
          <entry><term><t:tekst k="verstrekking.label.noodzaak"/></term><meaning><p><xsl:value-of select="noodzaak"/></p></meaning></entry>
          <xsl:if test="doel"><entry><term><t:tekst k="verstrekking.label.doel"/></term><meaning><p><xsl:value-of select="doel"/></p></meaning></entry></xsl:if>
          <entry><term><t:tekst k="verstrekking.label.verstrekker"/></term><meaning><p><name><xsl:value-of select="verstrekker"/></name></p></meaning></entry>
          <entry><term><t:tekst k="verstrekking.label.regel"/></term><meaning><p><xsl:value-of select="artikel"/></p><xsl:if test="grond"><p><xsl:value-of select="grond"/></p></xsl:if></meaning></entry>
          <entry><term><t:tekst k="verstrekking.label.toestemming"/></term><meaning>
            <xsl:choose>
              <xsl:when test="toestemming"><list><xsl:for-each select="toestemming"><item><p><name><xsl:value-of select="."/></name>, <xsl:value-of select="@datum"/></p></item></xsl:for-each></list></xsl:when>
              <xsl:otherwise><p><t:tekst k="verstrekking.geen_toestemming"/></p></xsl:otherwise>
            </xsl:choose></meaning></entry>
          <entry><term><t:tekst k="verstrekking.label.geheimhouding"/></term><meaning><p>
            <xsl:choose>
              <xsl:when test="bron = 'convenant'"><t:tekst k="verstrekking.bron.convenant"><t:met select="bron/@datum"/></t:tekst></xsl:when>
              <xsl:when test="bron = 'dossier'"><t:tekst k="verstrekking.bron.dossier"><t:met select="bron/@datum"/></t:tekst></xsl:when>
              <xsl:when test="bron"><t:tekst k="verstrekking.bron.register"><t:met><name><xsl:value-of select="bron"/></name></t:met><t:met select="bron/@datum"/></t:tekst></xsl:when>
              <xsl:otherwise><t:tekst k="verstrekking.bron.geen"/></xsl:otherwise>
            </xsl:choose></p></meaning></entry>
        </definitions>
        <heading level="2" id="voor"><t:tekst k="verstrekking.kop.voor"/></heading>
        <list>
          <item><p><xsl:choose>
            <xsl:when test="uitzondering-taak"><t:tekst k="verstrekking.geheim.beide"/></xsl:when>
            <xsl:otherwise><t:tekst k="verstrekking.geheim.wet"/></xsl:otherwise>
          </xsl:choose><xsl:call-template name="article"><xsl:with-param name="of" select="uitzondering-wet/@artikel"/></xsl:call-template></p></item>
          <item><p><t:tekst k="verstrekking.gebruik"/></p></item>
          <xsl:if test="teruggave"><item><p><t:tekst k="verstrekking.teruggave"/></p></item></xsl:if>
        </list>
      </body>
    </stuk>
  </xsl:template>

  <xsl:template name="article">
    <xsl:param name="of"/>
    <xsl:if test="$of != ''"><xsl:text> (</xsl:text><xsl:value-of select="$of"/><xsl:text>)</xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
