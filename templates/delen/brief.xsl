<?xml version="1.0" encoding="UTF-8"?>
<!--
  What all letters share: the stuk element, letterhead, address window, reference column, greeting and signature.
  A letter's own template matches "brief", calls "letter" with its title, and has a template with mode "body".
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="geadresseerde|aanhef|datum|afzender|contactpunt|functionaris|verantwoordelijke|ondertekenaar|regimeversie" mode="known"/>

  <xsl:template name="letter">
    <xsl:param name="kind"/>
    <xsl:param name="title"/>
    <xsl:apply-templates select="*" mode="known"/>
    <stuk number="{@nummer}" kind="{$kind}" language="{@taal}" title="{$title}" author="{afzender/@naam}" date="{datum}">
      <xsl:if test="@oefening = 'ja'">
        <xsl:attribute name="marking"><t:tekst k="brief.oefening"/></xsl:attribute>
      </xsl:if>
      <meta name="Regime"><xsl:value-of select="regimeversie"/></meta>
      <meta name="RegimeHash"><xsl:value-of select="regimeversie/@hash"/></meta>
      <letter>
        <sender>
          <line><xsl:value-of select="afzender/@naam"/></line>
          <xsl:apply-templates select="afzender/straat|afzender/plaats|afzender/telefoon|afzender/email" mode="line"/>
        </sender>
        <return-address><xsl:value-of select="afzender/@naam"/>, <xsl:value-of select="afzender/straat"/>, <xsl:value-of select="afzender/plaats"/></return-address>
        <classification><t:tekst k="brief.vertrouwelijk"/></classification>
        <addressee><xsl:apply-templates select="geadresseerde/regel" mode="line"/></addressee>
        <xsl:if test="geadresseerde/@kix"><kix><xsl:value-of select="geadresseerde/@kix"/></kix></xsl:if>
        <reference>
          <xsl:attribute name="label"><t:tekst k="brief.label.kenmerk"/></xsl:attribute>
          <line><xsl:value-of select="@nummer"/></line>
        </reference>
        <reference>
          <xsl:attribute name="label"><t:tekst k="brief.label.contact"/></xsl:attribute>
          <line><xsl:value-of select="contactpunt/@wie"/></line>
          <xsl:apply-templates select="contactpunt/telefoon|contactpunt/email" mode="line"/>
        </reference>
        <fact>
          <xsl:attribute name="label"><t:tekst k="brief.label.datum"/></xsl:attribute>
          <xsl:value-of select="datum"/>
        </fact>
        <fact subject="true">
          <xsl:attribute name="label"><t:tekst k="brief.label.betreft"/></xsl:attribute>
          <xsl:value-of select="$title"/>
        </fact>
      </letter>
      <body>
        <xsl:if test="@taal != 'nl'">
          <box>
            <title><t:tekst k="brief.vertaling.kop"/></title>
            <p><t:tekst k="brief.vertaling"/></p>
          </box>
        </xsl:if>
        <p keep="true"><xsl:value-of select="aanhef"/>,</p>
        <xsl:apply-templates select="." mode="body"/>
      </body>
    </stuk>
  </xsl:template>

  <xsl:template match="*" mode="line"><line><xsl:value-of select="."/></line></xsl:template>

  <xsl:template name="signature">
    <signatures>
      <closing><t:tekst k="brief.groet"/></closing>
      <signer name="{ondertekenaar/@naam}">
        <before><t:tekst k="brief.namens"/><xsl:for-each select="ondertekenaar/namens"><br/><name><xsl:value-of select="."/></name></xsl:for-each></before>
        <xsl:apply-templates select="ondertekenaar/regel" mode="line"/>
      </signer>
    </signatures>
  </xsl:template>

  <!-- How someone can be reached, as lines of one paragraph. -->
  <xsl:template name="contact-lines">
    <p>
      <xsl:for-each select="naam|functie|organisatie|straat|plaats|telefoon|email">
        <xsl:if test="position() != 1"><br/></xsl:if>
        <xsl:choose>
          <xsl:when test="self::telefoon"><t:tekst k="brief.telefoon"><t:met select="."/></t:tekst></xsl:when>
          <xsl:when test="self::email"><t:tekst k="brief.email"><t:met><link to="mailto:{.}"><xsl:value-of select="."/></link></t:met></t:tekst></xsl:when>
          <xsl:otherwise><name><xsl:value-of select="."/></name></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </p>
  </xsl:template>

  <!-- A bullet per node; the caller chooses the nodes. -->
  <xsl:template name="bullets">
    <xsl:param name="items"/>
    <list><xsl:for-each select="$items"><item><p><xsl:value-of select="."/></p></item></xsl:for-each></list>
  </xsl:template>
</xsl:stylesheet>
