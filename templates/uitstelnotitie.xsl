<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-02, the deferral note (aantekening; INF-04, INF-16, INF-17, MN-12): why the person is not, or not yet, told. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/notitie.xsl"/>

  <xsl:template match="/notitie">
    <xsl:call-template name="note">
      <xsl:with-param name="kind">uitstelnotitie</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="uitstelnotitie.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="notitie" mode="body">
    <p style="lead">
      <xsl:choose>
        <xsl:when test="oordeel/@uitkomst = 'niet'"><t:tekst k="uitstelnotitie.niet"/></xsl:when>
        <xsl:otherwise><t:tekst k="uitstelnotitie.nog_niet"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:call-template name="grounds"/>
    <xsl:call-template name="reasons"/>
    <heading level="2" id="noodzaak"><t:tekst k="uitstelnotitie.noodzaak.kop"/></heading>
    <xsl:call-template name="recorded"><xsl:with-param name="text" select="noodzaak"/></xsl:call-template>
    <heading level="2" id="evenredigheid"><t:tekst k="uitstelnotitie.evenredigheid.kop"/></heading>
    <xsl:call-template name="recorded"><xsl:with-param name="text" select="evenredigheid"/></xsl:call-template>
    <xsl:if test="factoren | factor">
      <heading level="2" id="factoren"><t:tekst k="uitstelnotitie.factoren.kop"/></heading>
      <xsl:if test="not(factor)"><xsl:call-template name="recorded"><xsl:with-param name="text" select="factor"/></xsl:call-template></xsl:if>
      <xsl:if test="factor">
        <definitions>
          <xsl:for-each select="factor">
            <entry><term><t:tekst k="uitstelnotitie.factor"><t:met select="@letter"/><t:met select="@naam"/><t:met select="@artikel"/></t:tekst></term><meaning><p><xsl:value-of select="."/></p></meaning></entry>
          </xsl:for-each>
        </definitions>
      </xsl:if>
    </xsl:if>
    <xsl:call-template name="consultation"/>
    <xsl:call-template name="decider"/>
    <heading level="2" id="beletsel"><t:tekst k="uitstelnotitie.beletsel.kop"/></heading>
    <xsl:choose>
      <xsl:when test="oordeel/@uitkomst = 'niet' and not(beletsel)"><p><t:tekst k="uitstelnotitie.beletsel.niet"/></p></xsl:when>
      <xsl:otherwise><xsl:call-template name="recorded"><xsl:with-param name="text" select="beletsel"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="review"/>
  </xsl:template>
</xsl:stylesheet>
