<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-19, the order for renewed processing (RET-05): what the controller ordered, for what purpose, why it is needed, and when. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/notitie.xsl"/>
  <xsl:template match="opdracht|telt|verantwoordelijke" mode="known"/>

  <xsl:template match="/notitie">
    <xsl:call-template name="note">
      <xsl:with-param name="kind">hernieuwde-verwerking</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="hernieuwing.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="notitie" mode="body">
    <p style="lead"><t:tekst k="hernieuwing.inleiding"><t:met select="opdracht/@datum"/></t:tekst></p>
    <p><xsl:value-of select="opdracht"/> (<xsl:value-of select="opdracht/@artikel"/>)</p>
    <heading level="2" id="doel"><t:tekst k="hernieuwing.doel.kop"/></heading>
    <xsl:call-template name="recorded"><xsl:with-param name="text" select="redenen"/></xsl:call-template>
    <heading level="2" id="noodzaak"><t:tekst k="hernieuwing.noodzaak.kop"/></heading>
    <xsl:call-template name="recorded"><xsl:with-param name="text" select="noodzaak"/></xsl:call-template>
    <heading level="2" id="gevolg"><t:tekst k="hernieuwing.gevolg.kop"/></heading>
    <p><t:tekst k="hernieuwing.gevolg"/></p>
    <xsl:choose>
      <xsl:when test="telt = 'ja'"><p><t:tekst k="hernieuwing.telt"/></p></xsl:when>
      <xsl:otherwise><p><t:tekst k="hernieuwing.telt_niet"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="decider"/>
    <heading level="2" id="verantwoordelijk"><t:tekst k="bewaarstuk.verantwoordelijk.kop"/></heading>
    <list><xsl:for-each select="verantwoordelijke"><item><p><name><xsl:value-of select="."/></name></p></item></xsl:for-each></list>
  </xsl:template>
</xsl:stylesheet>
