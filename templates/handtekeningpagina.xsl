<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-13, the page on which one party signs; where two organs sign for it, it has two signatures (GOV-19, GOV-22, GOV-23). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/convenantstuk.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="teken" mode="known"/>

  <xsl:template match="/handtekeningpagina">
    <xsl:call-template name="paper">
      <xsl:with-param name="kind">handtekeningpagina</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="stuk.handtekeningpagina.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="handtekeningpagina" mode="body">
    <p style="lead"><t:tekst k="stuk.handtekeningpagina.verklaring"><t:met><name><xsl:value-of select="partij/naam"/></name></t:met><t:met select="titel"/><t:met select="versie"/></t:tekst></p>
    <xsl:for-each select="teken">
      <xsl:variable name="organ" select="@orgaan"/>
      <xsl:variable name="place" select="@plaats"/>
      <xsl:variable name="day" select="@datum"/>
      <xsl:for-each select="..">
        <xsl:choose>
          <xsl:when test="$organ != ''"><xsl:call-template name="to-sign"><xsl:with-param name="for" select="$organ"/><xsl:with-param name="place" select="$place"/><xsl:with-param name="day" select="$day"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="to-sign"><xsl:with-param name="place" select="$place"/><xsl:with-param name="day" select="$day"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:for-each>
    <p style="small"><t:tekst k="stuk.handtekeningpagina.terug"/></p>
  </xsl:template>
</xsl:stylesheet>
