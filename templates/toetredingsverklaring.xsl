<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-12, the declaration by which a municipality joins (ANX-06, MN-17): four recitals, and the secrecy duty by name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/convenantstuk.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="ingang|plaats|getekend|eerder|geheimhouding|doel|deelnemer" mode="known"/>

  <xsl:template match="/toetredingsverklaring">
    <xsl:call-template name="paper">
      <xsl:with-param name="kind">toetredingsverklaring</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="stuk.toetreding.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="toetredingsverklaring" mode="body">
    <p style="lead"><t:tekst k="stuk.toetreding.wie"><t:met><name><xsl:value-of select="partij/naam"/></name></t:met><t:met><name><xsl:value-of select="partij/vertegenwoordiger"/></name></t:met><t:met select="partij/functie"/></t:tekst></p>
    <heading level="2" id="overwegingen"><t:tekst k="stuk.toetreding.overweegt"/></heading>
    <list numbering="lower-alpha">
      <item>
        <p><t:tekst k="stuk.toetreding.nodig"/></p>
        <list><xsl:for-each select="doel"><item><p><xsl:value-of select="."/>;</p></item></xsl:for-each></list>
      </item>
      <item>
        <p><t:tekst k="stuk.toetreding.deelnemers"/></p>
        <list><xsl:for-each select="deelnemer"><item><p><xsl:value-of select="."/>;</p></item></xsl:for-each></list>
      </item>
      <item><p><t:tekst k="stuk.toetreding.zorgvuldig"/></p></item>
      <item><p><t:tekst k="stuk.toetreding.kennis"><t:met select="titel"/></t:tekst></p></item>
    </list>
    <heading level="2" id="verklaart"><t:tekst k="stuk.toetreding.verklaart"/></heading>
    <p><t:tekst k="stuk.toetreding.treedt_toe"><t:met select="ingang"/><t:met select="titel"/></t:tekst></p>
    <p><t:tekst k="stuk.toetreding.naleven"><t:met select="geheimhouding"/></t:tekst></p>
    <xsl:if test="eerder"><box><title><t:tekst k="stuk.toetreding.eerder"/></title><p><t:tekst k="stuk.toetreding.eerder_uitleg"/></p></box></xsl:if>
    <xsl:call-template name="to-sign"><xsl:with-param name="place" select="plaats"/><xsl:with-param name="day" select="getekend"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
