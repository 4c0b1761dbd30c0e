<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-34, the decision on a hold (norms.md 14.25): that destruction waits or goes on, why, until when, and how often it was extended. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/notitie.xsl"/>
  <xsl:template match="regel|tot|verlenging|verantwoordelijke" mode="known"/>

  <xsl:template match="/notitie">
    <xsl:call-template name="note">
      <xsl:with-param name="kind">aanhouding</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="aanhouding.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="notitie" mode="body">
    <p style="lead"><xsl:value-of select="regel"/></p>
    <xsl:call-template name="reasons"/>
    <heading level="2" id="noodzaak"><t:tekst k="aanhouding.noodzaak.kop"/></heading>
    <xsl:call-template name="recorded"><xsl:with-param name="text" select="noodzaak"/></xsl:call-template>
    <xsl:if test="oordeel/@uitkomst = 'aanhouden' or oordeel/@uitkomst = 'verlengen'">
      <heading level="2" id="tot"><t:tekst k="aanhouding.tot.kop"/></heading>
      <p>
        <xsl:choose>
          <xsl:when test="tot"><t:tekst k="aanhouding.tot"><t:met select="tot"/></t:tekst></xsl:when>
          <xsl:otherwise><strong><t:tekst k="notitie.niet_vastgelegd"/></strong></xsl:otherwise>
        </xsl:choose>
      </p>
      <p><t:tekst k="aanhouding.verlenging"><t:met select="verlenging"/><t:met select="verlenging/@hoogste"/></t:tekst></p>
      <xsl:if test="herziening"><xsl:call-template name="review"/></xsl:if>
    </xsl:if>
    <xsl:call-template name="decider"/>
    <heading level="2" id="verantwoordelijk"><t:tekst k="bewaarstuk.verantwoordelijk.kop"/></heading>
    <list><xsl:for-each select="verantwoordelijke"><item><p><name><xsl:value-of select="."/></name></p></item></xsl:for-each></list>
  </xsl:template>
</xsl:stylesheet>
