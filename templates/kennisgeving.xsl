<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-08, the notification to parties, external partners and receivers (AVG 19). It is no decision; it names who the case is about and no more. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/brief.xsl"/>
  <xsl:include href="delen/verzoek.xsl"/>

  <xsl:template match="eigen-bestand" mode="known"/>

  <xsl:template match="/brief">
    <xsl:call-template name="letter">
      <xsl:with-param name="kind">kennisgeving</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="kennisgeving.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="brief" mode="body">
    <p style="lead"><t:tekst k="kennisgeving.inleiding"><t:met><name><xsl:value-of select="over"/></name></t:met></t:tekst></p>
    <p><strong><xsl:choose>
      <xsl:when test="@soort = 'rectificatie'"><t:tekst k="kennisgeving.correctie"/></xsl:when>
      <xsl:when test="@soort = 'wissing' or @soort = 'bezwaar'"><t:tekst k="kennisgeving.wissing"/></xsl:when>
      <xsl:when test="@soort = 'beperking'"><t:tekst k="kennisgeving.beperking"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">soort</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose></strong></p>
    <xsl:if test="wens">
      <p keep="true"><t:tekst k="kennisgeving.wens"/></p>
      <list><xsl:for-each select="wens"><item><p><lang tag="nl"><xsl:value-of select="."/></lang></p></item></xsl:for-each></list>
    </xsl:if>
    <p><t:tekst k="kennisgeving.doet"/></p>
    <xsl:if test="eigen-bestand"><p><t:tekst k="verstrekking.eigen_bestand"/><xsl:text> (</xsl:text><xsl:value-of select="eigen-bestand/@artikel"/><xsl:text>)</xsl:text></p></xsl:if>
    <xsl:call-template name="ask-us"/>
    <xsl:call-template name="signature"/>
  </xsl:template>
</xsl:stylesheet>
